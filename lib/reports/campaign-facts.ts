import { momentInWords } from "#lib/platform/core/date-in-words.ts";
import type { CampaignOverview } from "#lib/reviews/campaign-overview.ts";
import { scopeInWords, stagesInWords } from "#lib/reviews/core/in-words.ts";
import { silenceWords, stateWords } from "#lib/reviews/core/words.ts";

/** What stands at the head of a campaign's report, a fact per line. */
export function campaignFacts({ campaign, madeAt }: CampaignOverview): [name: string, value: string][] {
  const { signedOff, progress } = campaign;
  const when = (at: string | null, otherwise: string) => (at === null ? otherwise : momentInWords(at));
  const facts: [string, string | null][] = [
    ["Campaign", campaign.name],
    ["Id", campaign.id],
    ["State", stateWords[campaign.state]],
    ["In scope", scopeInWords(campaign.scope).join("\n")],
    ["Asks", stagesInWords(campaign.stages).join("\n")],
    ["Where nobody resolves", campaign.defaultReviewer?.name ?? "Nobody"],
    ["Silence means", silenceWords[campaign.silence]],
    ["Planned by", campaign.createdBy?.name ?? "Nobody named"],
    ["Opened", when(campaign.openedAt, "Not yet")],
    ["Due", when(campaign.dueAt, "Known once it opens")],
    ["Closes", campaign.closedAt === null ? when(campaign.closesAt, "Known once it opens") : null],
    ["Closed", when(campaign.closedAt, "Not yet")],
    ["Cancelled", campaign.cancelledAt === null ? null : momentInWords(campaign.cancelledAt)],
    [
      "Signed off",
      signedOff === null ? "Not yet" : `By ${signedOff.by?.name ?? "nobody named"}, ${momentInWords(signedOff.at)}`,
    ],
    ["Signed off with", signedOff?.note ?? null],
    ["Items", `${progress.items}, of which ${progress.waiting} wait for an answer`],
    ["Revocations and changes", `${progress.followUps}, of which ${progress.openFollowUps} are not confirmed`],
    ["Made", momentInWords(madeAt)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
