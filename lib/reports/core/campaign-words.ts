import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { ItemContext } from "#lib/reviews/core/item-context.ts";
import type { Answer, ItemState, Silence, Tag } from "#lib/reviews/core/vocabulary.ts";
import { answerWords, itemWords, silenceWords, tagWords } from "#lib/reviews/core/words.ts";

/** What silence did to an item. */
export const silenceOfItem = (silence: string | null): string =>
  silence === null ? "" : (didWords[silence as keyof typeof didWords] ?? silence);

const didWords = {
  escalated: "Nobody answered in time; the manager was asked",
  suspended: "Nobody answered in time; the capability was suspended",
  revoked: "Nobody answered in time; the capability was revoked",
} as const;

/** Who held which seat when the item was opened: 'business owner: Mira Chen'. */
export const peopleShown = ({ people }: Pick<ItemContext, "people">): string =>
  people
    .map(
      ({ role, name, answers }) =>
        `${inWords(role)}: ${name ?? "nobody"}${name !== null && !answers ? " (does not answer)" : ""}`,
    )
    .join("; ");

/** What the reviewer was told of the capability. */
export const capabilityShown = ({ capability }: Pick<ItemContext, "capability">): string =>
  [
    capability.action === null ? null : inWords(capability.action),
    capability.system === null ? null : `on ${capability.system}`,
    capability.dataClassification === null ? null : `${inWords(capability.dataClassification)} data`,
    capability.tools.length === 0 ? null : `tools ${capability.tools.join(", ")}`,
    capability.bounds === null ? null : `within ${capability.bounds}`,
  ]
    .filter((part) => part !== null)
    .join(", ");

/** Under which grant the agent had it. */
export const grantShown = ({ grant }: Pick<ItemContext, "grant">): string =>
  grant === null
    ? "No grant"
    : [
        `Granted by ${grant.grantedBy ?? "nobody named"}`,
        `approved by ${grant.approvedBy ?? "nobody"}`,
        `from ${dateInWords(grant.startsAt)}`,
        grant.endsAt === null ? "without an end" : `until ${dateInWords(grant.endsAt)}`,
      ].join(", ");

const states: Record<ItemState, string> = {
  waiting: "Its reviewers are asked and have not settled it.",
  certified: "The capability goes on; it counts as reviewed from then.",
  revoked: "The capability is stopped when the campaign closes, and taken away by its provisioner, who confirms it.",
  change: "The capability goes on with a change that its provisioner makes and confirms.",
  unanswered: "The campaign closed without an answer that settles it.",
  withdrawn: "There was nothing left to ask about: the capability ended, or the campaign was cancelled.",
};
const answers: Record<Answer, string> = {
  certify: "It should go on, with these people and bounds.",
  revoke: "It should be taken away, for the reason given.",
  change: "It should go on otherwise, as the reason says.",
  cannot_answer: "The reviewer could not judge it; somebody else was asked.",
};
const tags: Record<Tag, string> = {
  new: "Never reviewed before.",
  changed: "Something that was shown is not as it was at the last review.",
  unchanged: "As it was at the last review.",
  back_again: "Revoked the last time, or left out of the round before.",
};
const silences: Record<Silence, string> = {
  escalate: "At the due date the manager of who is silent is asked too, and nothing else happens by itself.",
  suspend: "At the due date the capability is suspended until somebody answers.",
  revoke: "At the due date the capability is stopped and revoked.",
};

/** What the words of the report mean: in which column, the word, its meaning. */
export const campaignDefinitions: readonly (readonly [column: string, word: string, means: string])[] = [
  ...meanings("outcome", itemWords, states),
  ...meanings("answer", answerWords, answers),
  ...meanings("since the last review", tagWords, tags),
  ...meanings("silence means", silenceWords, silences),
  ["on behalf of", "a name", "The reviewer answered as the deputy of, or in the place of, the person named."],
  ["applied", "a time", "When the outcome took effect in the registry."],
  [
    "confirmed",
    "a time",
    "When somebody confirmed that the revocation or change was carried out outside the registry too.",
  ],
  ["evidence", "numbers", "Entries of the evidence, as /evidence shows them; the sheet Evidence has their hashes."],
];

function meanings<Word extends string>(
  column: string,
  words: Record<Word, string>,
  means: Record<Word, string>,
): [string, string, string][] {
  return (Object.keys(words) as Word[]).map((word) => [column, words[word], means[word]]);
}
