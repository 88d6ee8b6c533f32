import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line, reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { LARGEST_TEAM } from "./create-team.ts";
import { idInAddress, idsInFields, idsInList } from "./resolve.ts";
import { readTeamById, setMembers } from "./store-teams.ts";

/** Changes a team's name, lead or members. */
export const editTeam = command({
  may: "team.edit",
  summary: "Change a team",
  input: z.strictObject({
    team: reference,
    version,
    name: line(200).optional(),
    lead: reference.nullable().optional(),
    members: z.array(reference).max(LARGEST_TEAM, `At most ${LARGEST_TEAM} members.`).optional(),
  }),
  async load(tx, input) {
    const id = await idInAddress(tx, "team", input.team);
    await tx.query(`SELECT id::text FROM "Team" WHERE id = $1::uuid FOR UPDATE`, [id]);
    const held = await tx.models.team.findUniqueOrThrow({ where: { id }, include: { members: true } });
    return {
      held: { ...held, members: held.members.map((member) => member.personId).sort() },
      leadId: (await idsInFields(tx, "person", { lead: input.lead })).lead,
      members: input.members && [...new Set(await idsInList(tx, "person", "members", input.members))].sort(),
    };
  },
  decide({ held, leadId, members }, input) {
    requireVersion(held.version, input.version);
    return { held, members, changes: changesBetween(held, { name: input.name, leadId, members }) };
  },
  async save(tx, { held, members, changes }) {
    if (nothingChanged(changes)) return held;
    const saved = await tx.models.team.update({
      where: { id: held.id },
      data: {
        ...(changes.name ? { name: changes.name.to as string } : {}),
        ...(changes.leadId ? { leadId: changes.leadId.to as string | null } : {}),
        version: { increment: 1 },
      },
    });
    if (members) await setMembers(tx, held.id, members);
    return saved;
  },
  evidence: (saved, { changes }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: "team.edited",
            subject: { kind: "team", id: saved.id, name: saved.name, agentId: null },
            payload: { changes },
          },
        ],
  touches: (saved) => ({ teams: [saved.id] }),
  answer: (tx, saved) => readTeamById(tx, saved.id),
});
