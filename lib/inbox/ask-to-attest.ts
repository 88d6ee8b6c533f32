import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { appendEvidence } from "#lib/evidence/append.ts";
import { systemActor } from "#lib/identity/core/actor.ts";
import type { Notice } from "#lib/notifications/core/notice.ts";
import { notify } from "#lib/notifications/notify.ts";
import { type Clock, DAY, type Instant, iso, Moment } from "#lib/platform/core/clock.ts";
import { present, type Transaction, writing } from "#lib/platform/database.ts";
import type { Policy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { type Line, lineOf } from "#lib/registry/core/succession.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { type LoadedFacts, loadFacts } from "#lib/registry/load-facts.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { firstStepAhead, stepsDue } from "./core/attestation-steps.ts";
import { type AgingWord, type Ask, agingWords, keepAsks, whoIsAway } from "./store-attestation.ts";

/** People per transaction: what one person is told about stays one notice. */
const BATCH = 40;

/**
 * Asks holders to attest before their word goes stale, then their deputies in order, then the manager (R91). What was
 * asked is kept, so that a second run, here or on another node, asks nobody again.
 */
export async function askToAttest(clock: Clock): Promise<void> {
  const now = clock.now();
  const { policy } = await loadOrganisation(present, now);
  const words = await agingWords(present, iso(now), policy.attestWithinDays, firstStepAhead);
  const holders = [...Map.groupBy(words, ({ personId }) => personId).values()];
  for (let at = 0; at < holders.length; at += BATCH) {
    const some = holders.slice(at, at + BATCH).flat();
    await writing(now, (tx) => askAbout(tx, some, policy, now), { timeout: 120_000 });
  }
}

/** Somebody who is asked now, with the word that grows old. */
interface Asked extends Ask {
  word: AgingWord;
}

async function askAbout(tx: Transaction, words: readonly AgingWord[], policy: Policy, now: Instant): Promise<void> {
  const agents = await loadFacts(tx, [...new Set(words.map(({ agentId }) => agentId))], now);
  const byId = new Map(agents.map((loaded) => [loaded.facts.id, loaded]));
  const lines = new Map(words.map((word) => [word.assignmentId, lineFor(word, byId.get(word.agentId), policy, now)]));
  const named = [...lines.values()].flatMap(({ line }) => line.map(({ person }) => person.id));
  const away = await whoIsAway(tx, [...new Set([...named, ...words.map(({ personId }) => personId)])], iso(now));
  const wordOf = new Map(words.map((word) => [word.assignmentId, word]));
  const asks = words.flatMap((word): Ask[] =>
    stepsDue(
      {
        stale: word.said.getTime() + policy.attestWithinDays * DAY,
        holderId: word.personId,
        holderAway: away.has(word.personId),
        attestedFor: word.attestedFor,
        deputies: (lines.get(word.assignmentId)?.line ?? [])
          .map(({ person }) => person.id)
          .filter((id) => !away.has(id)),
        managerId: word.managerId,
      },
      now,
    ).map((step) => ({ ...step, assignmentId: word.assignmentId, said: word.said })),
  );
  const kept = asks.length === 0 ? [] : await keepAsks(tx, asks, iso(now));
  const asked = kept.flatMap((ask): Asked[] => {
    const word = wordOf.get(ask.assignmentId);
    return word === undefined ? [] : [{ ...ask, word }];
  });
  await tell(tx, asked, away, policy, now);
  await record(tx, asked, lines, now);
}

/** The deputies in line; the manager is asked apart, whatever they hold. */
function lineFor(word: AgingWord, loaded: LoadedFacts | undefined, policy: Policy, now: Instant): Line {
  const assignment = loaded?.facts.assignments.find(({ id }) => id === word.assignmentId);
  if (loaded === undefined || assignment === undefined) return { line: [], passedOver: [] };
  return lineOf(assignment, null, seatsOf(loaded.facts, policy, new Moment(now)));
}

/** One notice per person, step and holder, however many roles it is about. */
async function tell(
  tx: Transaction,
  asked: readonly Asked[],
  away: ReadonlySet<string>,
  policy: Policy,
  now: Instant,
): Promise<void> {
  const groups = Map.groupBy(asked, ({ personId, step, word }) => [personId, step, word.personId].join(" "));
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { personId, step, word } = first;
    const holder = await tx.models.person.findUniqueOrThrow({
      where: { id: word.personId },
      select: { id: true, name: true },
    });
    const about = group.map((one) => one.word);
    const dueAt = Math.min(...about.map(({ said }) => said.getTime())) + policy.attestWithinDays * DAY;
    const key = `attest:${step}:${word.assignmentId}:${word.said.getTime()}`;
    await notify(tx, { personId, key, dueAt, ...noticeOf(step, { ...holder, away: away.has(holder.id) }, about) }, now);
  }
}

/** What the holder, a deputy or the manager reads about some roles of the holder. */
function noticeOf(
  step: string,
  holder: { id: string; name: string; away: boolean },
  about: readonly AgingWord[],
): Pick<Notice, "kind" | "title" | "text" | "href"> {
  const roles = about.length === 1 ? "a role" : `${about.length} roles`;
  const list = `${about.slice(0, 5).map(dutyInWords).join("; ")}${about.length > 5 ? `; and ${about.length - 5} more` : ""}.`;
  if (step.startsWith("holder"))
    return {
      kind: "attest-asked",
      title: `Confirm ${roles}`,
      text: `Say that you still hold ${about.length === 1 ? "it" : "them"}: ${list}`,
      href: "/attest",
    };
  if (step.startsWith("deputy"))
    return {
      kind: "attest-escalated",
      title: `Confirm ${roles} for ${holder.name}`,
      text: `${holder.name} ${holder.away ? "is out of office" : "has not answered"}, and you are deputy: ${list} You may say it on their behalf, once.`,
      href: "/inbox?kind=attest_for",
    };
  return {
    kind: "attest-escalated",
    title: `${holder.name} has not confirmed ${roles}`,
    text: `Speak with ${holder.name}, or hand over: ${list}`,
    href: `/people/${holder.id}/hand-over`,
  };
}

const dutyInWords = ({ role, agentName, capabilityName }: AgingWord): string =>
  `${inWords(role)} of ${agentName}${capabilityName === null ? "" : `, ${capabilityName}`}`;

/** Silence that went to somebody else is evidence, with who was passed over on the way and why (R41). */
async function record(
  tx: Transaction,
  asked: readonly Asked[],
  lines: ReadonlyMap<string, Line>,
  now: Instant,
): Promise<void> {
  const escalated = asked.filter(({ step }) => !step.startsWith("holder"));
  if (escalated.length === 0) return;
  const ids = [...new Set(escalated.flatMap(({ personId }) => personId))];
  const people = new Map((await tx.models.person.findMany({ where: { id: { in: ids } } })).map((one) => [one.id, one]));
  const { correlationId } = systemContext("ask-to-attest");
  await appendEvidence(
    tx,
    { actor: systemActor("ask-to-attest", "job"), now, correlationId, reason: null },
    escalated.map(({ assignmentId, personId, step, word }) => ({
      type: "attestation.escalated",
      subject: { kind: "assignment", id: assignmentId, name: dutyInWords(word), agentId: word.agentId },
      payload: {
        step,
        to: { id: personId, name: people.get(personId)?.name ?? "" },
        passedOver: (lines.get(assignmentId)?.passedOver ?? []).map(({ person, because }) => ({
          person: { id: person.id, name: person.name },
          because,
        })),
      },
    })),
  );
}
