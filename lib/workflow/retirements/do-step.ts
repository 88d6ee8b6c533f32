import { z } from "zod";
import type { Relation } from "#lib/identity/core/access.ts";
import { notify } from "#lib/notifications/notify.ts";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { relationOnAgent } from "#lib/registry/agent-in-hand.ts";
import { actsFor, bothNames } from "#lib/registry/core/standing-in.ts";
import { command } from "#lib/verbs/command.ts";
import { text, url, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { securityPeople } from "../security-people.ts";
import { carryOutStep } from "./carry-out-step.ts";
import { isWaivable, type StepKind, type StepSubject } from "./core/checklist.ts";
import { verifiersOf } from "./deciders.ts";
import { readRetirementWith } from "./read-retirement.ts";
import { askedForStep, retirementInHand } from "./retirement-in-hand.ts";
import { stepsToDoKey, stepsUnheldKey, toVerify } from "./retirement-notices.ts";
import { stepRow } from "./store.ts";
import { activeAmong } from "./store-people.ts";
import { standInsOfSteps } from "./store-stand-ins.ts";

const proof = {
  retirement: z.string().max(100),
  step: z.string().max(100),
  version,
};

/** Closes one step: what it names really ends in the same transaction, and the proof is kept with it (R94, R101). */
const closeStep = <Fields extends z.ZodRawShape>(parts: {
  state: "done" | "waived";
  type: string;
  summary: string;
  fields: Fields;
  proofOf(input: Record<string, unknown>): { proof: string; proofUrl: string | null; proofDigest: string | null };
}) =>
  command({
    may: "retirement.step",
    summary: parts.summary,
    input: z.strictObject({ ...proof, ...parts.fields }),
    async load(tx, input, context) {
      const asked = input as { retirement: string; step: string };
      const held = await retirementInHand(tx, asked.retirement, context);
      const step = await stepRow(tx, held.retirement.id, asked.step);
      const subject = step.subject as unknown as StepSubject;
      const capabilityId = subject.kind === "capability" ? subject.id : null;
      const { holders = {} } = await relationOnAgent(tx, held.agent, context.clock.now(), capabilityId);
      const active = await activeAmong(tx, step.personId === null ? [] : [step.personId]);
      const standIn = (await standInsOfSteps(tx, held.retirement.id, context.clock.now())).get(step.id) ?? null;
      const whoIsAsked = askedForStep(step, holders, active);
      const relation: Relation = { asked: whoIsAsked, standInId: standIn?.personId ?? null };
      return { ...held, step, subject, relation, onBehalfOf: actsFor(standIn, context.actor.personId, whoIsAsked.ids) };
    },
    on: ({ relation }) => relation,
    decide(held, input, { actor, clock }) {
      const { retirement, step } = held;
      requireVersion(step.version, (input as { version?: number }).version);
      if (retirement.state !== "in_progress")
        throw new Refusal(
          "conflict",
          "retirement-not-in-progress",
          "Steps are done while the retirement is in progress.",
        );
      if (step.state !== "open")
        throw new Refusal("conflict", "step-closed", "This step is done already. What was proven is not rewritten.");
      if (parts.state === "waived" && !isWaivable(step.kind as StepKind))
        throw new Refusal("conflict", "step-not-waivable", "Only telling somebody can be waived; this has to be done.");
      if (actor.personId === null)
        throw new Refusal("conflict", "needs-person", "A step is done by a person; a token stands for nobody.");
      const columns = {
        ...parts.proofOf(input as Record<string, unknown>),
        state: parts.state,
        doneById: actor.personId,
        doneForId: held.onBehalfOf?.id ?? null,
        doneAt: new Date(clock.now()),
      };
      return { held, columns, by: actor };
    },
    async save(tx, { held, columns }, context) {
      const { step, retirement, agent } = held;
      if (parts.state === "done")
        await carryOutStep(tx, { kind: step.kind as StepKind, subject: held.subject, agent }, context);
      const saved = await tx.models.retirementStep.update({
        where: { id: step.id },
        data: { ...columns, version: { increment: 1 } },
      });
      const now = context.clock.now();
      const left = held.steps.filter(({ id, state }) => id !== step.id && state === "open");
      if (!left.some(({ person }) => (person?.id ?? null) === step.personId)) {
        if (step.personId !== null) await settleNotice(tx, step.personId, stepsToDoKey(retirement.id), now);
        for (const personId of await securityPeople(tx))
          await settleNotice(tx, personId, stepsUnheldKey(retirement.id, step.personId), now);
      }
      if (left.length === 0) {
        const executors = [
          ...held.guarded.executors,
          columns.doneById,
          ...(columns.doneForId ? [columns.doneForId] : []),
        ];
        for (const personId of await verifiersOf(tx, agent.id, executors, now))
          await notify(tx, toVerify({ id: retirement.id, agent }, personId), now);
      }
      return saved;
    },
    evidence: (saved, { held: { step, subject, retirement, agent, onBehalfOf }, by }) => [
      {
        type: parts.type,
        subject: { kind: "retirementStep", id: saved.id, name: `${agent.name}: ${saved.title}`, agentId: agent.id },
        payload: {
          retirement: retirement.id,
          key: step.key,
          kind: step.kind,
          subject,
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
  fields: { proof: text(4000), proofUrl: url.nullable().optional(), proofDigest: digest.nullable().optional() },
  proofOf: ({ proof: said, proofUrl, proofDigest }) => ({
    proof: said as string,
    proofUrl: (proofUrl as string | null | undefined) ?? null,
    proofDigest: (proofDigest as string | null | undefined)?.replace("sha256:", "") ?? null,
  }),
});

/** Leaves out telling somebody, with the reason (R101). */
export const waiveStep = closeStep({
  state: "waived",
  type: "retirement.step_waived",
  summary: "Waive a step of a retirement",
  fields: { reason: text(2000) },
  proofOf: ({ reason }) => ({ proof: reason as string, proofUrl: null, proofDigest: null }),
});
