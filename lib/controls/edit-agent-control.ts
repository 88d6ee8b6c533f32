import { z } from "zod";
import { invalid, missing } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { agentInHand, namesOfPeople, withNames } from "#lib/registry/agent-in-hand.ts";
import { changesBetween, nothingChanged } from "#lib/registry/changes.ts";
import type { ControlDefinition } from "#lib/registry/core/organisation-facts.ts";
import { refuseOver } from "#lib/registry/core/over.ts";
import { controlStatuses } from "#lib/registry/core/vocabulary.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { moment, oneOf, reference, text, url, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import type { AgentControlAnswer } from "./agent-control-answer.ts";
import { agentControls } from "./list-agent-controls.ts";
import { loadOrganisation } from "./load-organisation.ts";

/** Says who owns a control on an agent, how it stands and what shows it; null clears (R24, R36). */
export const editAgentControl = command({
  may: "agentControl.edit",
  summary: "Change a control on an agent: owner, status, evidence",
  input: z.strictObject({
    agent: reference,
    control: reference,
    version,
    owner: reference.nullable().optional(),
    status: oneOf(controlStatuses).nullable().optional(),
    evidenceUrl: url.nullable().optional(),
    testedAt: moment.nullable().optional(),
    reason: text(2000).nullable().optional(),
  }),
  async load(tx, input, context) {
    const held = await agentInHand(tx, input.agent, context.clock.now());
    const controlId = input.control.toUpperCase();
    const { controls } = await loadOrganisation(tx, context.clock.now());
    const definition = controls.find(({ id }) => id === controlId);
    if (!definition) throw missing("control", controlId);
    const recorded = await tx.models.agentControl.findUnique({
      where: { agentId_controlId: { agentId: held.agent.id, controlId } },
    });
    const { owner } = await idsInFields(tx, "person", { owner: input.owner });
    const person = owner ? await tx.models.person.findUniqueOrThrow({ where: { id: owner } }) : null;
    const names = await namesOfPeople(tx, [owner, recorded?.ownerId]);
    return { ...held, definition, recorded, ownerId: owner, person, names };
  },
  on: ({ relation, recorded }) => ({ ...relation, ownerIds: [recorded?.ownerId ?? null] }),
  decide({ agent, definition, recorded, ownerId, person, names }, input, context) {
    if (input.version !== undefined) requireVersion(recorded?.version ?? 0, input.version);
    refuseOver(agent);
    if (person !== null && person.status !== "active" && context.imported !== true)
      throw invalid([{ path: "owner", message: `${person.name} is not active, so they cannot answer.` }]);
    const columns = {
      ownerId,
      status: input.status,
      evidenceUrl: input.evidenceUrl,
      testedAt: input.testedAt === undefined ? undefined : input.testedAt === null ? null : new Date(input.testedAt),
      reason: input.reason,
    };
    const status = columns.status === undefined ? (recorded?.status ?? null) : columns.status;
    const reason = columns.reason === undefined ? (recorded?.reason ?? null) : columns.reason;
    if (status === "not_applicable" && reason === null)
      throw invalid([{ path: "reason", message: "Say why this control is not applicable here." }]);
    return { agent, definition, recorded, columns, changes: changesBetween({ ...recorded }, columns), names };
  },
  async save(tx, { agent, definition, recorded, columns, changes }) {
    const saved = nothingChanged(changes)
      ? recorded
      : await tx.models.agentControl.upsert({
          where: { agentId_controlId: { agentId: agent.id, controlId: definition.id } },
          create: { agentId: agent.id, controlId: definition.id, ...columns },
          update: { ...columns, version: { increment: 1 } },
        });
    return { id: saved?.id ?? null, agentId: agent.id, control: definition };
  },
  evidence: (saved, { agent, definition, changes, names }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: "agentControl.edited",
            subject: {
              kind: "agentControl",
              id: saved.id,
              name: `${definition.id} on ${agent.name}`,
              agentId: agent.id,
            },
            payload: { control: { id: definition.id, title: definition.title }, changes: withNames(changes, names) },
          },
        ],
  touches: (_saved, { agent }) => ({ agents: [agent.id] }),
  async answer(tx, { agentId, control }, context) {
    const applying = await agentControls(tx, agentId, context.clock.now());
    return applying.find((one) => one.control.id === control.id) ?? recordedAlone(tx, agentId, control);
  },
});

/** What is recorded about a control that does not apply now: it is kept, and counts once it applies. */
async function recordedAlone(
  tx: Transaction,
  agentId: string,
  { id, title, function: answers, weight }: ControlDefinition,
): Promise<AgentControlAnswer> {
  const recorded = await tx.models.agentControl.findUnique({
    where: { agentId_controlId: { agentId, controlId: id } },
  });
  const owner = recorded?.ownerId ? await tx.models.person.findUnique({ where: { id: recorded.ownerId } }) : null;
  return {
    control: { id, title },
    function: answers,
    weight,
    because: null,
    owner: owner && { id: owner.id, email: owner.email, name: owner.name },
    ownedBy: owner === null ? "nobody" : "agent",
    status: recorded?.status ?? null,
    evidenceUrl: recorded?.evidenceUrl ?? null,
    testedAt: recorded?.testedAt?.toISOString() ?? null,
    reason: recorded?.reason ?? null,
    version: recorded?.version ?? null,
  };
}
