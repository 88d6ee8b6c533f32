"use client";

import { useEffect, useRef, useState } from "react";
import { api, type Problem } from "#components/api-client.ts";
import { Nobody } from "#components/people/person-name.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { ScrollingList } from "#components/ui/scrolling.tsx";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { eventWords, tagWords } from "#lib/reviews/core/words.ts";
import type { CampaignPreview as Preview, previewCampaign } from "#lib/reviews/preview-campaign.ts";
import { type CampaignDraft, settingsOf } from "./campaign-draft.ts";

/** Long enough for a pause in typing. Milliseconds. */
const PAUSE = 400;

/**
 * What the campaign would do if it opened now: counted anew after each change, the same as opening counts it. One that
 * is planned already has its place in a series, with which a later round is compared.
 */
export function usePreview(
  draft: CampaignDraft,
  campaign: string | null,
): {
  preview: Preview | null;
  problem: Problem | null;
  counting: boolean;
} {
  const [state, setState] = useState<{ preview: Preview | null; problem: Problem | null }>({
    preview: null,
    problem: null,
  });
  const [counting, setCounting] = useState(true);
  const asked = useRef(0);
  const body = JSON.stringify({ ...settingsOf(draft), ...(campaign === null ? {} : { campaign }) });
  useEffect(() => {
    setCounting(true);
    const mine = ++asked.current;
    const waiting = setTimeout(async () => {
      const outcome = await api.post<typeof previewCampaign>("/campaigns/preview", JSON.parse(body));
      if (mine !== asked.current) return;
      setCounting(false);
      setState((before) =>
        outcome.ok ? { preview: outcome.answer, problem: null } : { preview: before.preview, problem: outcome.problem },
      );
    }, PAUSE);
    return () => clearTimeout(waiting);
  }, [body]);
  return { ...state, counting };
}

export function CampaignPreview({ preview, counting }: { preview: Preview | null; counting: boolean }) {
  if (preview === null) return counting ? <p className="text-sm text-soft">Counting what is in scope …</p> : null;
  const { items, agents, withoutReviewer } = preview;
  return (
    <div aria-busy={counting}>
      <p role="status" className="text-lg font-semibold">
        {counted(items, "item", "items")} of {counted(agents, "agent", "agents")}
      </p>
      <p className="text-sm text-soft">
        {[
          ...preview.byTier.map(({ tier, items: count }) => `${inFigures(count)} ${tier}`),
          ...preview.byTag.map(({ tag, items: count }) => `${inFigures(count)} ${tagWords[tag].toLowerCase()}`),
        ].join(" · ")}
      </p>
      {preview.problem ? (
        <div className="mt-3">
          <Notice tone="attention">{preview.problem}</Notice>
        </div>
      ) : null}
      {withoutReviewer > 0 ? (
        <div className="mt-3">
          <Notice tone="attention" title={`Nobody can be asked about ${inFigures(withoutReviewer)}`}>
            Name a default reviewer, or ask by another strategy. They are launched all the same and shown as such.
          </Notice>
        </div>
      ) : null}
      <h3 className="mt-5 text-sm font-semibold">Who is asked</h3>
      <ScrollingList label="Who is asked" className="mt-1 max-h-56 text-sm">
        {preview.byReviewer.map(({ person, items: count }) => (
          <li key={person.id} className="flex justify-between border-b border-line py-1">
            <span className="truncate">{person.name}</span>
            <span className="tabular-nums text-soft">{inFigures(count)}</span>
          </li>
        ))}
      </ScrollingList>
      <details className="mt-4 text-sm">
        <summary className="cursor-pointer font-semibold">Items one by one</summary>
        <ScrollingList label="Items one by one" className="mt-1 max-h-72">
          {preview.sample.map(({ agent, capability, tier, tag, reviewers }) => (
            <li key={capability.id} className="border-b border-line py-1">
              {agent.name} / {capability.name}{" "}
              <span className="text-soft">
                {tier}, {tagWords[tag].toLowerCase()}
              </span>
              <span className="block text-soft">
                {reviewers.length === 0 ? (
                  <Nobody>Nobody can be asked</Nobody>
                ) : (
                  reviewers.map(({ person }) => person.name).join(", ")
                )}
              </span>
            </li>
          ))}
        </ScrollingList>
      </details>
      <h3 className="mt-5 text-sm font-semibold">What happens when</h3>
      <ol className="mt-1 text-sm">
        {preview.timetable.map(({ at, what, detail }) => (
          <li key={`${at} ${what} ${detail}`} className="border-b border-line py-1">
            <time dateTime={at} className="block text-xs text-soft">
              {exactTime(Date.parse(at))}
            </time>
            {eventWords(what, detail)}
          </li>
        ))}
      </ol>
      {preview.rounds.length > 1 ? (
        <p className="mt-2 text-sm text-soft">
          Rounds: {preview.rounds.map((at) => exactTime(Date.parse(at))).join("; ")}
        </p>
      ) : null}
    </div>
  );
}
