import { PersonName } from "#components/people/person-name.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { CampaignDetail } from "#lib/reviews/store-campaign-answers.ts";
import { ShareBar } from "./share-bar.tsx";

/** How far each reviewer and unit is: the bars are the chart, the figures beside them its table. */
export function ProgressTables({
  campaign,
  detail,
}: {
  campaign: string;
  detail: Pick<CampaignDetail, "byReviewer" | "byUnit">;
}) {
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <Bars
        caption="Answered by reviewer"
        rows={detail.byReviewer.map(({ person, asked, answered }) => ({
          key: person.id,
          name: <PersonName person={person} />,
          says: person.name,
          href: `/reviews/${campaign}?reviewer=${person.id}#items`,
          done: answered,
          of: asked,
        }))}
      />
      <Bars
        caption="Decided by business unit"
        rows={detail.byUnit.map(({ unit, items, decided }) => ({
          key: unit ?? "",
          name: unit ?? <span className="text-soft">No unit stated</span>,
          says: unit ?? "no unit",
          href: unit === null ? null : `/reviews/${campaign}?unit=${encodeURIComponent(unit)}#items`,
          done: decided,
          of: items,
        }))}
      />
    </div>
  );
}

function Bars({
  caption,
  rows,
}: {
  caption: string;
  rows: { key: string; name: React.ReactNode; says: string; href: string | null; done: number; of: number }[];
}) {
  return (
    <Scrolling label={caption} className="max-h-80 overflow-y-auto">
      <table className="ledger">
        <caption className="pb-1 text-left text-sm text-soft">{caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Share</th>
            <th scope="col">Done</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, says, href, done, of }) => (
            <tr key={key}>
              <td>{name}</td>
              <td>
                <ShareBar done={done} of={of} says={`${says}: ${inFigures(done)} of ${inFigures(of)}`} />
              </td>
              <td className="figure whitespace-nowrap">
                {href === null ? (
                  `${inFigures(done)} of ${inFigures(of)}`
                ) : (
                  <a className="quiet-link" href={href}>
                    {inFigures(done)} of {inFigures(of)}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
