import { z } from "zod";
import type { Relation } from "#lib/identity/core/access.ts";
import { notify } from "#lib/notifications/notify.ts";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { relationOnAgent } from "#lib/registry/agent-in-hand.ts";
import { actsFor, bothNames } from "#lib/registry/core/standing-in.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { text, url, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { securityPeople } from "../security-people.ts";
import { carryOutStep } from "./carry-out-step.ts";
import { isWaivable } from "./core/checklist.ts";
import { verifiersOf } from "./deciders.ts";
import { readRetirementWith } from "./read-retirement.ts";
import { askedForStep, retirementInHand } from "./retirement-in-hand.ts";
import { stepsToDoKey, stepsUnheldKey, toVerify } from "./retirement-notices.ts";
import { stepRow } from "./store.ts";
import { activeAmong } from "./store-people.ts";
import { standInsOfSteps } from "./store-stand-ins.ts";

/** Which step is meant, and the version of it that was read. */
const stepNamed = z.strictObject({ retirement: z.string().max(100), step: z.string().max(100), version });

/** What shows that a step was done, or why it was waived. */
interface Proof {
  proof: string;
  proofUrl: string | null;
  proofDigest: string | null;
}

/** The step with its retirement, behind the lock on the agent, and on whose behalf the asker would do it. */
async function loadStep(tx: Transaction, named: z.output<typeof stepNamed>, context: Context) {
  const now = context.clock.now();
  const held = await retirementInHand(tx, named.retirement, context);
  const step = await stepRow(tx, held.retirement.id, named.step);
  const capabilityId = step.subject.kind === "capability" ? step.subject.id : null;
  const { holders = {} } = await relationOnAgent(tx, held.agent, now, capabilityId);
  const active = await activeAmong(tx, step.personId === null ? [] : [step.personId]);
  const standIn = (await standInsOfSteps(tx, held.retirement.id, now)).get(step.id) ?? null;
  const whoIsAsked = askedForStep(step, holders, active);
  const relation: Relation = { asked: whoIsAsked, standInId: standIn?.personId ?? null };
  return { ...held, step, relation, onBehalfOf: actsFor(standIn, context.actor.personId, whoIsAsked.ids) };
}

type HeldStep = Awaited<ReturnType<typeof loadStep>>;

/** The columns of a step that is closed now. @throws Refusal `conflict` */
function close({ retirement, step, onBehalfOf }: HeldStep, state: "done" | "waived", { actor, clock }: Context) {
  if (retirement.state !== "in_progress")
    throw new Refusal("conflict", "retirement-not-in-progress", "Steps are done while the retirement is in progress.");
  if (step.state !== "open")
    throw new Refusal("conflict", "step-closed", "This step is done already. What was proven is not rewritten.");
  if (state === "waived" && !isWaivable(step.kind))
    throw new Refusal("conflict", "step-not-waivable", "Only telling somebody can be waived; this has to be done.");
  if (actor.personId === null)
    throw new Refusal("conflict", "needs-person", "A step is done by a person; a token stands for nobody.");
  return { state, doneById: actor.personId, doneForId: onBehalfOf?.id ?? null, doneAt: new Date(clock.now()) };
}

/** Nobody is reminded of what is done. After the last step whoever may verify hears of it: none of those who did one. */
async function tellWhatIsLeft(tx: Transaction, held: HeldStep, by: readonly string[], now: Instant): Promise<void> {
  const { step, steps, retirement, agent, guarded } = held;
  const left = steps.filter(({ id, state }) => id !== step.id && state === "open");
  if (!left.some(({ person }) => (person?.id ?? null) === step.personId)) {
    if (step.personId !== null) await settleNotice(tx, step.personId, stepsToDoKey(retirement.id), now);
    for (const personId of await securityPeople(tx))
      await settleNotice(tx, personId, stepsUnheldKey(retirement.id, step.personId), now);
  }
  if (left.length > 0) return;
  for (const personId of await verifiersOf(tx, agent.id, [...guarded.executors, ...by], now))
    await notify(tx, toVerify({ id: retirement.id, agent }, personId), now);
}

/** Closes one step: what it names really ends in the same transaction, and the proof is kept with it (R94, R101). */
const closeStep = <Input extends z.ZodType<z.output<typeof stepNamed>>>(parts: {
  state: "done" | "waived";
  type: string;
  summary: string;
  input: Input;
  proofOf(input: z.output<Input>): Proof;
}) =>
  command({
    may: "retirement.step",
    summary: parts.summary,
    input: parts.input,
    load: loadStep,
    on: ({ relation }) => relation,
    decide(held, input, context) {
      requireVersion(held.step.version, input.version);
      return { held, columns: { ...parts.proofOf(input), ...close(held, parts.state, context) }, by: context.actor };
    },
    async save(tx, { held, columns }, context) {
      const { step, agent } = held;
      if (parts.state === "done") await carryOutStep(tx, { kind: step.kind, subject: step.subject, agent }, context);
      const saved = await tx.models.retirementStep.update({
        where: { id: step.id },
        data: { ...columns, version: { increment: 1 } },
      });
      const by = [columns.doneById, ...(columns.doneForId === null ? [] : [columns.doneForId])];
      await tellWhatIsLeft(tx, held, by, context.clock.now());
      return saved;
    },
    evidence: (saved, { held: { step, retirement, agent, onBehalfOf }, by }) => [
      {
        type: parts.type,
        subject: { kind: "retirementStep", id: saved.id, name: `${agent.name}: ${saved.title}`, agentId: agent.id },
        payload: {
          retirement: retirement.id,
          key: step.key,
          kind: step.kind,
          subject: step.subject,
          changes: { state: { from: step.state, to: saved.state } },
          proof: saved.proof,
          proofUrl: saved.proofUrl,
          proofDigest: saved.proofDigest,
          ...(onBehalfOf === null ? {} : { by: bothNames(by, onBehalfOf), for: onBehalfOf }),
        },
      },
    ],
    touches: (_saved, { held }) => ({ agents: [held.agent.id] }),
    answer: (tx, { retirementId }, context) => readRetirementWith(tx, retirementId, context),
  });

/** SHA-256 of a document, in hexadecimal. */
const digest = z
  .string({ error: "Write the digest." })
  .trim()
  .toLowerCase()
  .regex(/^(sha256:)?[0-9a-f]{64}$/, "Write a SHA-256 in hexadecimal: 64 letters and digits.");

/** Does a step of a retirement, with its proof: words, and a link or digest where there is one. */
export const doStep = closeStep({
  state: "done",
  type: "retirement.step_done",
  summary: "Do a step of a retirement",
  input: stepNamed.extend({
    proof: text(4000),
    proofUrl: url.nullable().optional(),
    proofDigest: digest.nullable().optional(),
  }),
  proofOf: ({ proof, proofUrl = null, proofDigest = null }) => ({
    proof,
    proofUrl,
    proofDigest: proofDigest?.replace("sha256:", "") ?? null,
  }),
});

/** Leaves out telling somebody, with the reason (R101). */
export const waiveStep = closeStep({
  state: "waived",
  type: "retirement.step_waived",
  summary: "Waive a step of a retirement",
  input: stepNamed.extend({ reason: text(2000) }),
  proofOf: ({ reason }) => ({ proof: reason, proofUrl: null, proofDigest: null }),
});
