import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { line, reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { LARGEST_TEAM } from "./create-team.ts";
import { idInAddress, idsInFields, idsInList } from "./resolve.ts";
import { heldByTeam, readTeamById, setMembers } from "./store-teams.ts";

/**
 * Changes a team's name, lead or members; `ended` takes it out of use (true) or back (false). It is never erased, and
 * does not end while it holds something: whoever relies on it would rely on nobody (R3). What has ended is changed no
 * more, so that no file brings it back unseen.
 */
export const editTeam = command({
  may: "team.edit",
  summary: "Change a team",
  input: z.strictObject({
    team: reference,
    version,
    name: line(200).optional(),
    ended: z.boolean().optional(),
    lead: reference.nullable().optional(),
    members: z.array(reference).max(LARGEST_TEAM, `At most ${LARGEST_TEAM} members.`).optional(),
  }),
  async load(tx, input, { clock }) {
    const id = await idInAddress(tx, "team", input.team);
    await tx.query(`SELECT id::text FROM "Team" WHERE id = $1::uuid FOR UPDATE`, [id]);
    const held = await tx.models.team.findUniqueOrThrow({ where: { id }, include: { members: true } });
    return {
      held: { ...held, members: held.members.map((member) => member.personId).sort() },
      holds: await heldByTeam(tx, id, iso(clock.now())),
      leadId: (await idsInFields(tx, "person", { lead: input.lead })).lead,
      members: input.members && [...new Set(await idsInList(tx, "person", "members", input.members))].sort(),
    };
  },
  decide({ held, holds, leadId, members }, input, { clock }) {
    requireVersion(held.version, input.version);
    const ends = input.ended === true && held.endedAt === null;
    const endedAt =
      input.ended === undefined ? undefined : input.ended ? (held.endedAt ?? new Date(clock.now())) : null;
    const changes = changesBetween(held, { name: input.name, leadId, members, endedAt });
    if (held.endedAt !== null && endedAt !== null && !nothingChanged(changes)) throw teamIsOver(held.name);
    if (ends && holds.length > 0) throw teamHolds(held.name, holds);
    return { held, members, changes };
  },
  async save(tx, { held, members, changes }) {
    if (nothingChanged(changes)) return held;
    const saved = await tx.models.team.update({
      where: { id: held.id },
      data: {
        ...(changes.name ? { name: changes.name.to as string } : {}),
        ...(changes.endedAt ? { endedAt: changes.endedAt.to as Date | null } : {}),
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
            type: changes.endedAt?.to ? "team.ended" : "team.edited",
            subject: { kind: "team", id: saved.id, name: saved.name, agentId: null },
            payload: { changes },
          },
        ],
  touches: (saved) => ({ teams: [saved.id] }),
  answer: (tx, saved) => readTeamById(tx, saved.id),
});

const teamIsOver = (name: string) =>
  new Refusal("conflict", "team-ended", `${name} has ended. Take it back into use before anything of it is changed.`, {
    errors: [{ path: "team", message: `${name} has ended.` }],
  });

const teamHolds = (name: string, holds: readonly { agent: string; role: string }[]) => {
  const first = holds.slice(0, 3).map(({ agent, role }) => `${role} of ${agent}`);
  const more = holds.length > 3 ? `, and ${holds.length - 3} more` : "";
  return new Refusal(
    "conflict",
    "team-holds",
    `${name} still holds something: ${first.join(", ")}${more}. Name somebody else there first, then end it.`,
    { errors: holds.slice(0, 50).map(({ agent, role }) => ({ path: "team", message: `${role} of ${agent}` })) },
  );
};
