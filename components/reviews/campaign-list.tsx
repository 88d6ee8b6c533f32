import { Scrolling } from "#components/ui/scrolling.tsx";
import { When } from "#components/ui/when.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { stateWords } from "#lib/reviews/core/words.ts";
import type { CampaignRecord } from "#lib/reviews/store-campaign-answers.ts";
import { ReviewStamp } from "./review-stamp.tsx";
import { ShareBar } from "./share-bar.tsx";

/** Campaigns with how far they are: what runs and what comes next first. */
export function CampaignList({ campaigns, now }: { campaigns: readonly CampaignRecord[]; now: number }) {
  return (
    <Scrolling label="Access reviews">
      <table className="ledger">
        <caption className="sr-only">Access reviews</caption>
        <thead>
          <tr>
            <th scope="col">Campaign</th>
            <th scope="col">State</th>
            <th scope="col">Answered</th>
            <th scope="col">When</th>
            <th scope="col" className="figure">
              To confirm
            </th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <tr key={campaign.id}>
              <td className="whitespace-nowrap">
                <span className="ledger-name inline-block">
                  <a className="quiet-link font-medium" href={`/reviews/${campaign.id}`}>
                    {campaign.name}
                  </a>
                  {campaign.round > 1 ? <span className="text-soft"> round {campaign.round}</span> : null}
                </span>
              </td>
              <td>
                <ReviewStamp
                  state={campaign.state}
                  says={campaign.signedOff ? "Signed off" : campaign.template ? "Template" : stateWords[campaign.state]}
                />
              </td>
              <td className="whitespace-nowrap">
                <Answered campaign={campaign} />
              </td>
              <td className="whitespace-nowrap">
                <Times campaign={campaign} now={now} />
              </td>
              <td className="figure">
                {campaign.progress.openFollowUps > 0 ? inFigures(campaign.progress.openFollowUps) : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function Answered({ campaign: { progress } }: { campaign: CampaignRecord }) {
  if (progress.items === 0) return <span className="text-soft">Not opened</span>;
  const done = progress.items - progress.waiting;
  return (
    <>
      <ShareBar done={done} of={progress.items} says={`${inFigures(done)} of ${inFigures(progress.items)} answered`} />{" "}
      <span className="text-soft">
        {inFigures(done)} of {inFigures(progress.items)}
      </span>
    </>
  );
}

function Times({ campaign, now }: { campaign: CampaignRecord; now: number }) {
  const { state, startsAt, dueAt, closedAt, cancelledAt } = campaign;
  if (state === "scheduled" && startsAt)
    return (
      <>
        Opens <When at={startsAt} now={now} />
      </>
    );
  if (state === "open" && dueAt)
    return (
      <>
        Due <When at={dueAt} now={now} />
      </>
    );
  const over = closedAt ?? cancelledAt;
  return over ? <When at={over} now={now} /> : <span className="text-soft">Not scheduled</span>;
}
