import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line, reference, slug } from "#lib/verbs/fields.ts";
import { freeSlug } from "./free-slug.ts";
import { idsInFields, idsInList } from "./resolve.ts";
import { readTeamById, setMembers } from "./store-teams.ts";

/** Most members that one team may have. */
export const LARGEST_TEAM = 1000;

/** Registers a team. A team can be responsible or consulted, never accountable (R3). */
export const createTeam = command({
  may: "team.edit",
  summary: "Register a team",
  input: z.strictObject({
    slug: slug.optional(),
    name: line(200).meta({ example: "Fraud operations" }),
    lead: reference.nullable().optional(),
    members: z.array(reference).max(LARGEST_TEAM, `At most ${LARGEST_TEAM} members.`).default([]),
  }),
  load: async (tx, input) => ({
    slug: await freeSlug(tx, "Team", input.slug, input.name),
    leadId: (await idsInFields(tx, "person", { lead: input.lead })).lead ?? null,
    members: [...new Set(await idsInList(tx, "person", "members", input.members))],
  }),
  decide: (loaded, input) => ({ ...loaded, name: input.name }),
  async save(tx, { members, ...team }) {
    const saved = await tx.models.team.create({ data: team });
    await setMembers(tx, saved.id, members);
    return saved;
  },
  evidence: (saved, decided) => [
    {
      type: "team.created",
      subject: { kind: "team", id: saved.id, name: saved.name, agentId: null },
      payload: { ...decided },
    },
  ],
  touches: () => ({}),
  answer: (tx, saved) => readTeamById(tx, saved.id),
});
