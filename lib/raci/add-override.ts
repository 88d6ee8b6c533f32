import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import { agentInHand } from "#lib/registry/agent-in-hand.ts";
import { capabilityInField } from "#lib/registry/capability-by-name.ts";
import { refuseOver } from "#lib/registry/core/over.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { teamToName } from "#lib/registry/team-to-name.ts";
import { command } from "#lib/verbs/command.ts";
import { oneOf, reference, text } from "#lib/verbs/fields.ts";
import { dutyIds, raciTemplate } from "./core/template.ts";
import { raciOf } from "./read-matrix.ts";

const letter = z.enum(["R", "C", "I"], {
  error: ({ input }) =>
    input === "A" ? "The A is changed only by changing the assignment." : "Choose one of R, C, I.",
});

/** Records a departure from the template: adds or removes R, C or I for a person or team, with author and reason (R21). */
export const addOverride = command({
  may: "raci.override",
  summary: "Add or remove a letter in the RACI matrix",
  input: z.strictObject({
    agent: reference,
    duty: oneOf(dutyIds),
    capability: reference.nullable().optional(),
    control: reference.nullable().optional(),
    person: reference.nullable().optional(),
    team: reference.nullable().optional(),
    change: oneOf(["add", "remove"]),
    letter,
    reason: text(1000),
  }),
  async load(tx, input, context) {
    const now = context.clock.now();
    const held = await agentInHand(tx, input.agent, now);
    const capability = await capabilityInField(tx, held.agent.id, "capability", input.capability);
    const { person } = await idsInFields(tx, "person", { person: input.person });
    const { team } = await idsInFields(tx, "team", { team: input.team });
    const { controls } = await loadOrganisation(tx, now);
    return {
      ...held,
      capability,
      person: person ? await tx.models.person.findUniqueOrThrow({ where: { id: person } }) : null,
      team: team ? await teamToName(tx, team) : null,
      knownControls: new Set(controls.map(({ id }) => id)),
    };
  },
  on: ({ relation }) => relation,
  decide({ agent, capability, person, team, knownControls }, input, context) {
    refuseOver(agent);
    const per = raciTemplate.duties.find(({ id }) => id === input.duty)?.per;
    const controlId = input.control?.toUpperCase() ?? null;
    if ((person === null) === (team === null)) throw invalid([{ path: "person", message: "Name a person or a team." }]);
    if ((per === "capability") !== (capability !== null))
      throw invalid([
        {
          path: "capability",
          message:
            per === "capability"
              ? "Name the capability that this duty is about."
              : "This duty is not about a capability.",
        },
      ]);
    if ((per === "control") !== (controlId !== null))
      throw invalid([
        {
          path: "control",
          message:
            per === "control" ? "Name the control that this duty is about." : "This duty is not about a control.",
        },
      ]);
    if (controlId !== null && !knownControls.has(controlId))
      throw invalid([{ path: "control", message: `There is no control '${controlId}'.` }]);
    if (person !== null && person.status !== "active" && input.change === "add")
      throw invalid([{ path: "person", message: `${person.name} is not active, so they cannot answer.` }]);
    return {
      agent,
      party: person ?? team,
      row: {
        agentId: agent.id,
        duty: input.duty,
        capabilityId: capability?.id ?? null,
        controlId,
        personId: person?.id ?? null,
        teamId: team?.id ?? null,
        letter: input.letter,
        removes: input.change === "remove",
        authorId: context.actor.personId,
        reason: input.reason,
        at: new Date(context.clock.now()),
      },
    };
  },
  save: (tx, { row }) => tx.models.raciOverride.create({ data: row }),
  evidence: (saved, { agent, party, row }) => [
    {
      type: "raci.override_added",
      subject: { kind: "raciOverride", id: saved.id, name: `${row.duty} of ${agent.name}`, agentId: agent.id },
      payload: { ...row, party: party && { id: party.id, name: party.name } },
    },
  ],
  touches: () => ({}),
  answer: async (tx, saved, context) => ({
    id: saved.id,
    ...(await raciOf(tx, saved.agentId, context.clock.now())),
  }),
});
