import type { Notice } from "#lib/notifications/core/notice.ts";

interface Told {
  id: string;
  agent: { name: string };
}

const hrefOf = ({ id }: Told): string => `/retirements/${id}`;

/** What those are told who may decide. */
export const retirementAskedKey = (id: string): string => `retirement-asked:${id}`;
export const retirementAsked = (asked: Told & { reason: string }, personId: string, by: { name: string }): Notice => ({
  personId,
  kind: "retirement-asked",
  key: retirementAskedKey(asked.id),
  title: `The retirement of ${asked.agent.name} waits for a decision`,
  text: `${by.name} asks to retire it: ${asked.reason}`,
  href: hrefOf(asked),
  dueAt: null,
});

/** What who asked is told once somebody decided. */
export const retirementDecided = (
  decided: Told,
  personId: string,
  { approved, by, because }: { approved: boolean; by: { name: string }; because: string },
): Notice => ({
  personId,
  kind: "retirement-decided",
  key: `retirement-decided:${decided.id}`,
  title: `The retirement of ${decided.agent.name} was ${approved ? "approved" : "refused"}`,
  text: `${by.name} ${approved ? "approved" : "refused"} it: ${because}`,
  href: hrefOf(decided),
  dueAt: null,
});

/** What whoever is asked for steps is told once, whatever their number. */
export const stepsToDoKey = (id: string): string => `retirement-steps:${id}`;
export const stepsToDo = (started: Told, personId: string, titles: readonly string[]): Notice => ({
  personId,
  kind: "retirement-steps",
  key: stepsToDoKey(started.id),
  title: `You are asked for ${titles.length === 1 ? "a step" : `${titles.length} steps`} of the retirement of ${started.agent.name}`,
  text: `${titles.slice(0, 5).join(". ")}${titles.length > 5 ? `, and ${titles.length - 5} more` : ""}. Each needs a proof.`,
  href: hrefOf(started),
  dueAt: null,
});

/** What those of security are told once of steps for which nobody is there: whoever was asked left, or nobody is. */
export const stepsUnheldKey = (id: string, askedId: string | null): string =>
  `retirement-steps-unheld:${id}:${askedId ?? "nobody"}`;
export const stepsUnheld = (
  started: Told & { askedId: string | null; titles: readonly string[] },
  personId: string,
): Notice => ({
  ...stepsToDo(started, personId, started.titles),
  key: stepsUnheldKey(started.id, started.askedId),
  title: `Nobody is there for ${started.titles.length === 1 ? "a step" : `${started.titles.length} steps`} of the retirement of ${started.agent.name}`,
});

/** What those are told who may verify, once no step is open. */
export const toVerifyKey = (id: string): string => `retirement-verify:${id}`;
export const toVerify = (done: Told, personId: string): Notice => ({
  personId,
  kind: "retirement-verify",
  key: toVerifyKey(done.id),
  title: `The retirement of ${done.agent.name} waits to be verified`,
  text: "Every step is done. Look at the proofs, and confirm that nothing of it acts any more.",
  href: hrefOf(done),
  dueAt: null,
});
