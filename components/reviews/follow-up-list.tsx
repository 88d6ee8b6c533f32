"use client";

import Link from "next/link";
import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { When } from "#components/ui/when.tsx";
import type { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";
import { followUpWords } from "#lib/reviews/core/words.ts";
import type { FollowUpAnswer } from "#lib/reviews/store-follow-ups.ts";

/** What the campaign asked to be revoked or changed, each until somebody confirms it. */
export function FollowUpList({
  campaign,
  followUps,
  now,
  me,
  mayAll,
}: {
  campaign: string;
  followUps: readonly FollowUpAnswer[];
  now: number;
  me: string | null;
  mayAll: boolean;
}) {
  const [asked, setAsked] = useState<FollowUpAnswer | null>(null);
  const [note, setNote] = useState("");
  const { busy, problem, send, forget } = useSending();
  const confirm = (one: FollowUpAnswer) =>
    send(
      () =>
        api.post<typeof confirmFollowUp>(
          `/campaigns/${campaign}/follow-ups/${one.id}/confirm`,
          { note },
          { version: one.version },
        ),
      { after: () => setAsked(null) },
    );
  return (
    <>
      <ul className="border-t border-line">
        {followUps.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-sm">
            <div className="min-w-0 grow">
              <span className="font-medium">{followUpWords[one.kind]}</span>{" "}
              <Link className="quiet-link" href={`/agents/${one.agent.slug}`}>
                {one.agent.name}
              </Link>{" "}
              / {one.capability.name}
              <p className="text-soft">{one.ask}</p>
              {one.confirmedAt ? (
                <p className="text-soft">
                  Confirmed {one.confirmedBy ? `by ${one.confirmedBy.name} ` : ""}
                  <When at={one.confirmedAt} now={now} />: {one.note}
                </p>
              ) : null}
            </div>
            {one.assignee ? <PersonName person={one.assignee} /> : <Nobody />}
            {one.confirmedAt === null ? (
              <>
                <span className="text-soft">
                  due <When at={one.dueAt} now={now} />
                </span>
                {mayAll || one.assignee?.id === me ? (
                  <Button
                    aria-label={`Confirm ${one.capability.name}`}
                    onClick={() => {
                      forget();
                      setNote("");
                      setAsked(one);
                    }}
                  >
                    Confirm
                  </Button>
                ) : null}
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        open={asked !== null}
        onOpen={(open) => setAsked(open ? asked : null)}
        title={asked?.kind === "revoke" ? "Is the access really gone?" : "Is the change made?"}
        says={
          asked?.kind === "revoke"
            ? "Confirming ends the capability and its grant. Who was granted what until now stays readable."
            : "Say what was changed."
        }
      >
        <Refused problem={problem} shown={["note"]} />
        <TextArea label="What was done, and how it was checked" value={note} onValue={setNote} maxLength={2000} />
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={() => setAsked(null)}>Leave it</Button>
          {asked ? (
            <Button weight="primary" disabled={busy || note.trim() === ""} onClick={() => confirm(asked)}>
              Confirm it is done
            </Button>
          ) : null}
        </div>
      </Dialog>
    </>
  );
}
