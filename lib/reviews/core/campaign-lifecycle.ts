import type { Permission } from "#lib/identity/core/access.ts";
import { type Guard, machine } from "#lib/platform/core/machine.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import type { CampaignState } from "./vocabulary.ts";

export const campaignEvents = ["schedule", "unschedule", "open", "close", "repeat", "sign_off", "cancel"] as const;
export type CampaignEvent = (typeof campaignEvents)[number];

/** What the guards look at; built once by whoever asks. */
export interface CampaignFacts {
  template: boolean;
  /** What stands against scheduling it: no start, a rule that never fires, rounds that overlap. */
  unscheduled: readonly FieldError[];
  /** Capabilities in scope; null where nobody has counted. */
  inScope: number | null;
  /** Another round of the series that is still open. */
  openRound: boolean;
  unanswered: number;
  /** Revocations and changes that nobody has confirmed yet. */
  openFollowUps: number;
  signedOff: boolean;
}

const template: Guard<CampaignFacts> = (facts) =>
  facts.template ? { rule: "template-rests", because: "A template is not run. Make a campaign from it." } : null;

const unscheduled: Guard<CampaignFacts> = ({ unscheduled }) =>
  unscheduled.length === 0
    ? null
    : {
        rule: "not-schedulable",
        because: unscheduled.map(({ message }) => message).join(" "),
        errors: unscheduled,
      };

/** Nobody is asked where there is nothing to review. */
const nothingToReview: Guard<CampaignFacts> = ({ inScope }) =>
  inScope === 0
    ? { rule: "scope-empty", because: "Nothing is in scope, so there is nothing to review. Widen the filters." }
    : null;

const openRound: Guard<CampaignFacts> = ({ openRound }) =>
  openRound
    ? { rule: "round-open", because: "The round before is still open. Close it first, so that nobody is asked twice." }
    : null;

const allAnswered: Guard<CampaignFacts> = ({ unanswered }) =>
  unanswered === 0
    ? { rule: "nothing-unanswered", because: "Every item was answered, so there is nothing to ask again." }
    : null;

const signedOff: Guard<CampaignFacts> = (facts) =>
  facts.signedOff ? { rule: "signed-off", because: "This campaign is signed off; its report stays as it is." } : null;

const followUps: Guard<CampaignFacts> = ({ openFollowUps }) =>
  openFollowUps > 0
    ? {
        rule: "follow-up-open",
        because: `${openFollowUps === 1 ? "One revocation or change is" : `${openFollowUps} revocations or changes are`} not confirmed yet. Have them confirmed first.`,
      }
    : null;

/**
 * The lifecycle of a campaign (R85; drawn in docs/lifecycles.md). Closing is always possible: what nobody answered has its stated
 * outcome. A repeat asks again only where nobody answered.
 */
export const campaignLifecycle = machine<CampaignState, CampaignEvent, CampaignFacts, Permission>("A campaign")([
  {
    from: "draft",
    event: "schedule",
    to: "scheduled",
    may: "campaign.manage",
    unless: [template, unscheduled, nothingToReview],
  },
  { from: "scheduled", event: "unschedule", to: "draft", may: "campaign.manage" },
  { from: "draft", event: "open", to: "open", may: "campaign.manage", unless: [template, nothingToReview, openRound] },
  { from: "scheduled", event: "open", to: "open", may: "campaign.manage", unless: [nothingToReview, openRound] },
  { from: "open", event: "close", to: "closed", may: "campaign.manage" },
  { from: "closed", event: "repeat", to: "open", may: "campaign.manage", unless: [signedOff, allAnswered, openRound] },
  { from: "closed", event: "sign_off", to: "closed", may: "campaign.signOff", unless: [signedOff, followUps] },
  { from: "draft", event: "cancel", to: "cancelled", may: "campaign.manage" },
  { from: "scheduled", event: "cancel", to: "cancelled", may: "campaign.manage" },
  { from: "open", event: "cancel", to: "cancelled", may: "campaign.manage" },
]);

/** What the event is called in the evidence. */
export const evidenceOfCampaign: Record<CampaignEvent, string> = {
  schedule: "campaign.scheduled",
  unschedule: "campaign.unscheduled",
  open: "campaign.opened",
  close: "campaign.closed",
  repeat: "campaign.repeated",
  sign_off: "campaign.signed_off",
  cancel: "campaign.cancelled",
};
