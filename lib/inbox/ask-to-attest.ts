import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { appendEvidence } from "#lib/evidence/append.ts";
import { systemActor } from "#lib/identity/core/actor.ts";
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

async function askAbout(tx: Transaction, words: readonly AgingWord[], policy: Policy, now: Instant): Promise<void> {
  const agents = await loadFacts(tx, [...new Set(words.map(({ agentId }) => agentId))], now);
  const byId = new Map(agents.map((loaded) => [loaded.facts.id, loaded]));
  const lines = new Map(words.map((word) => [word.assignmentId, lineFor(word, byId.get(word.agentId), policy, now)]));
  const named = [...lines.values()].flatMap(({ line }) => line.map(({ person }) => person.id));
  const away = await whoIsAway(tx, [...new Set([...named, ...words.map(({ personId }) => personId)])], iso(now));
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
  const asked = asks.length === 0 ? [] : await keepAsks(tx, asks, iso(now));
  await tell(tx, asked, words, away, policy, now);
  await record(tx, asked, words, lines, now);
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
  asked: readonly Ask[],
  words: readonly AgingWord[],
  away: ReadonlySet<string>,
  policy: Policy,
  now: Instant,
): Promise<void> {
  const wordOf = new Map(words.map((word) => [word.assignmentId, word]));
  const groups = Map.groupBy(asked, ({ personId, step, assignmentId }) =>
    [personId, step, wordOf.get(assignmentId)?.personId].join(" "),
  );
  for (const group of groups.values()) {
    const [{ personId, step }] = group as [Ask];
    const about = group.flatMap(({ assignmentId }) => wordOf.get(assignmentId) ?? []);
    const holderId = about[0]?.personId ?? personId;
    const holder = await tx.models.person.findUniqueOrThrow({ where: { id: holderId }, select: { name: true } });
    const dueAt = Math.min(...about.map(({ said }) => said.getTime())) + policy.attestWithinDays * DAY;
    const roles = about.length === 1 ? "a role" : `${about.length} roles`;
    const list = `${about.slice(0, 5).map(dutyInWords).join("; ")}${about.length > 5 ? `; and ${about.length - 5} more` : ""}.`;
    const key = `attest:${step}:${about[0]?.assignmentId}:${about[0]?.said.getTime()}`;
    const common = { personId, key, dueAt };
    if (step.startsWith("holder"))
      await notify(
        tx,
        {
          ...common,
          kind: "attest-asked",
          title: `Confirm ${roles}`,
          text: `Say that you still hold ${about.length === 1 ? "it" : "them"}: ${list}`,
          href: "/attest",
        },
        now,
      );
    else if (step.startsWith("deputy"))
      await notify(
        tx,
        {
          ...common,
          kind: "attest-escalated",
          title: `Confirm ${roles} for ${holder.name}`,
          text: `${holder.name} ${away.has(holderId) ? "is out of office" : "has not answered"}, and you are deputy: ${list} You may say it on their behalf, once.`,
          href: "/inbox?kind=attest_for",
        },
        now,
      );
    else
      await notify(
        tx,
        {
          ...common,
          kind: "attest-escalated",
          title: `${holder.name} has not confirmed ${roles}`,
          text: `Speak with ${holder.name}, or hand over: ${list}`,
          href: `/people/${holderId}/hand-over`,
        },
        now,
      );
  }
}

const dutyInWords = ({ role, agentName, capabilityName }: AgingWord): string =>
  `${inWords(role)} of ${agentName}${capabilityName === null ? "" : `, ${capabilityName}`}`;

/** Silence that went to somebody else is evidence, with who was passed over on the way and why (R41). */
async function record(
  tx: Transaction,
  asked: readonly Ask[],
  words: readonly AgingWord[],
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
    escalated.map(({ assignmentId, personId, step }) => {
      const word = words.find((one) => one.assignmentId === assignmentId) as AgingWord;
      return {
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
      };
    }),
  );
}
