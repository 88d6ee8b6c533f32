import { PersonName } from "#components/people/person-name.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { scopeInWords, stagesInWords } from "#lib/reviews/core/in-words.ts";
import { eventWords, silenceWords } from "#lib/reviews/core/words.ts";
import type { CampaignAnswer } from "#lib/reviews/read-campaign.ts";

/** What a campaign was asked to do, and every dated event of it. */
export function CampaignSettings({ campaign }: { campaign: CampaignAnswer }) {
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <Facts
        facts={[
          {
            name: "In scope",
            value: scopeInWords(campaign.scope).join("\n"),
            wide: true,
          },
          {
            name: "Asks",
            value: stagesInWords(campaign.stages).join("\n"),
            wide: true,
          },
          {
            name: "Where nobody resolves",
            value: campaign.defaultReviewer ? <PersonName person={campaign.defaultReviewer} /> : null,
            wide: true,
          },
          { name: "Silence", value: silenceWords[campaign.silence], wide: true },
          { name: "Recurs", value: campaign.recurrence === null ? "Once" : campaign.recurrence, wide: true },
          { name: "Time zone", value: campaign.timeZone, wide: true },
        ]}
      />
      <div>
        <ol className="border-t border-line text-sm">
          {campaign.timetable.map(({ at, what, detail }) => (
            <li key={`${at} ${what} ${detail}`} className="flex justify-between gap-4 border-b border-line py-2">
              <span>{eventWords(what, detail)}</span>
              <time dateTime={at} className="text-right whitespace-nowrap text-soft">
                {exactTime(Date.parse(at))}
              </time>
            </li>
          ))}
        </ol>
        {campaign.timetable.length === 0 ? (
          <p className="text-sm text-soft">Its dates are known once it has a start.</p>
        ) : null}
        {campaign.rounds.length > 1 ? (
          <p className="mt-2 text-sm text-soft">
            Rounds: {campaign.rounds.map((at) => exactTime(Date.parse(at))).join("; ")}
          </p>
        ) : null}
      </div>
    </div>
  );
}
