"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { Button } from "#components/ui/button.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { certifyItems } from "#lib/reviews/certify-items.ts";
import { itemWords, tagWords } from "#lib/reviews/core/words.ts";
import type { ListedItem } from "#lib/reviews/store-item-answers.ts";
import { ReviewStamp } from "./review-stamp.tsx";

/** The items of a campaign; whoever is asked certifies low and moderate ones together. */
export function ItemList({
  campaign,
  items,
  me,
}: {
  campaign: string;
  items: readonly ListedItem[];
  me: string | null;
}) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [read, setRead] = useState(false);
  const { busy, problem, send } = useSending();
  const mine = (item: ListedItem) =>
    item.campaign.state === "open" &&
    item.state === "waiting" &&
    item.reviewers.some(({ person, answered }) => person.id === me && !answered);
  const tickable = items.filter((item) => mine(item) && (item.tier === "low" || item.tier === "moderate"));
  const chosen = tickable.filter(({ id }) => ticked.has(id));
  const tick = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const certify = () =>
    send(
      () =>
        api.post<typeof certifyItems>(`/campaigns/${campaign}/certify`, {
          items: chosen.map(({ id }) => id),
          versions: Object.fromEntries(chosen.map(({ id, version }) => [id, version])),
          riskConfirmed: read,
        }),
      { after: () => setTicked(new Set()) },
    );
  return (
    <>
      <Refused problem={problem} />
      {tickable.length > 0 ? (
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <label className="inline-flex items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.length === tickable.length}
              onChange={(event) => setTicked(new Set(event.target.checked ? tickable.map(({ id }) => id) : []))}
            />
            Choose my {inFigures(tickable.length)} of low and moderate tier
          </label>
          <label className="inline-flex items-center gap-2">
            <input type="checkbox" className="size-4 accent-accent" checked={read} onChange={() => setRead(!read)} />I
            read their residual risk again, and it stands
          </label>
          <Button weight="primary" disabled={chosen.length === 0 || busy} onClick={certify}>
            Certify {chosen.length === 0 ? "chosen" : inFigures(chosen.length)}
          </Button>
        </div>
      ) : null}
      <Scrolling label="Table of items">
        <table className="ledger">
          <caption className="sr-only">Items of this campaign</caption>
          <thead>
            <tr>
              {tickable.length > 0 ? (
                <th scope="col">
                  <span className="sr-only">Choose</span>
                </th>
              ) : null}
              <th scope="col">Capability</th>
              <th scope="col">Seats</th>
              <th scope="col">Tier</th>
              <th scope="col">Since the last review</th>
              <th scope="col">Asks</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                {tickable.length > 0 ? (
                  <td>
                    {tickable.includes(item) ? (
                      <input
                        type="checkbox"
                        aria-label={`Choose ${item.agent.name}, ${item.capability.name}`}
                        className="size-4 accent-accent"
                        checked={ticked.has(item.id)}
                        onChange={() => tick(item.id)}
                      />
                    ) : null}
                  </td>
                ) : null}
                <td className="whitespace-nowrap">
                  <span className="ledger-name inline-block">
                    <a className="quiet-link font-medium" href={`/reviews/${campaign}/${item.id}`}>
                      {item.capability.name}
                    </a>{" "}
                    <span className="text-soft">of {item.agent.name}</span>
                  </span>
                </td>
                <td>
                  <SeatStrip seats={item.seats} />
                </td>
                <td>
                  <TierLabel tier={item.tier} />
                </td>
                <td>{tagWords[item.tag]}</td>
                <td className="whitespace-nowrap">
                  {item.reviewers.length === 0 && item.state === "waiting" ? <Nobody /> : null}
                  {item.reviewers.slice(0, 2).map(({ person }) => (
                    <span key={person.id} className="mr-2">
                      <PersonName person={person} />
                    </span>
                  ))}
                  {item.reviewers.length > 2 ? <span className="text-soft">+{item.reviewers.length - 2}</span> : null}
                </td>
                <td className="whitespace-nowrap">
                  <ReviewStamp state={item.state} says={itemWords[item.state]} />
                  {item.silence ? <span className="ml-1 text-xs text-soft">silence: {item.silence}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}
