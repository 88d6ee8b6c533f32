import { describe, expect, test } from "vitest";
import { addOverride } from "#lib/raci/add-override.ts";
import { readMatrix } from "#lib/raci/read-matrix.ts";
import { removeOverride } from "#lib/raci/remove-override.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { discardAgent } from "#lib/registry/discard-agent.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { readPerson } from "#lib/registry/list-people.ts";
import { listTeams, readTeam } from "#lib/registry/list-teams.ts";
import { reviseAgent } from "#lib/registry/revise-agent.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { search } from "#lib/search/search.ts";
import { runImport } from "./run-import.ts";

const world = new World();
const bytes = (text: string) => new TextEncoder().encode(text);
const end = (team: { slug: string }, version?: number) =>
  editTeam(world.admin, { team: team.slug, ended: true, ...(version === undefined ? {} : { version }) });

describe("a team that ends", () => {
  test("is gone from lists, choices and its members' pages, and stays readable, as it was and by its name", async () => {
    const [lead, member] = [await world.person("Lead"), await world.person("Member")];
    const team = await world.team("Desk", { lead: lead.email, members: [member.email] });
    const before = world.now;
    world.pass(1);
    const ended = await end(team, team.version);
    expect(ended).toMatchObject({ id: team.id, endedAt: new Date(world.now).toISOString() });
    expect((await evidenceOf(team.id)).map(({ type }) => type)).toEqual(["team.created", "team.ended"]);
    const names = async (more: object) =>
      (await listTeams(world.admin, { q: team.name, ...more })).data.map(({ name }) => name);
    expect(await names({})).toEqual([]);
    expect(await names({ ended: "true" })).toEqual([team.name]);
    expect(await names({ asOf: new Date(before).toISOString() })).toEqual([team.name]);
    expect(await readTeam(world.admin, { team: team.slug })).toMatchObject({
      name: team.name,
      members: [{ id: member.id }],
    });
    expect((await readPerson(world.admin, { person: member.email })).teams).toEqual([]);
    expect((await search(world.as(member), { q: team.name })).hits.filter(({ id }) => id === team.id)).toEqual([]);
    await world.refused(() => end(team, team.version), { rule: "stale-version" });
    // Again is nothing new.
    expect(await end(team)).toMatchObject({ version: ended.version });
    expect(await editTeam(world.admin, { team: team.slug, ended: false })).toMatchObject({ endedAt: null });
    expect(await names({})).toEqual([team.name]);
  });

  test("R3: does not end while it holds a role or a letter, and says which; afterwards nobody names it for one", async () => {
    const [agent, other] = [await world.agent("Alpha"), await world.agent("Beta")];
    const team = await world.team();
    const held = await createAssignment(world.admin, { agent: agent.slug, role: "detector", team: team.slug });
    const letter = { agent: other.slug, duty: "decide_purpose", team: team.slug, change: "add", letter: "I" } as const;
    await addOverride(world.admin, { ...letter, reason: "They want to know" });
    await world.refused(() => end(team), {
      kind: "conflict",
      rule: "team-holds",
      errors: [
        { path: "team", message: `detector of ${agent.name}` },
        { path: "team", message: `a letter in the matrix of ${other.name}` },
      ],
    });
    await endAssignment(world.admin, { assignment: held.id });
    await world.refused(() => end(team), { rule: "team-holds", errors: [{ path: "team" }] });
    const matrix = await readMatrix(world.admin, { agent: other.slug });
    const override = matrix.overrides.find(({ team: of }) => of?.id === team.id);
    await removeOverride(world.admin, { agent: other.slug, override: override?.id ?? "" });
    await end(team);
    const refused = {
      kind: "invalid",
      errors: [{ path: "team", message: `${team.name} has ended. Name another team.` }],
    };
    await world.refused(
      () => createAssignment(world.admin, { agent: agent.slug, role: "detector", team: team.slug }),
      refused,
    );
    await world.refused(() => addOverride(world.admin, { ...letter, reason: "Again" }), refused);
  });

  test("R3: nor while a rejected agent that may be taken up again leans on it; a retired one leans on nobody", async () => {
    const agent = await world.agent("Laid aside");
    const team = await world.team();
    const held = await createAssignment(world.admin, { agent: agent.slug, role: "detector", team: team.slug });
    await discardAgent(world.admin, { agent: agent.slug });
    await world.refused(() => end(team), {
      rule: "team-holds",
      errors: [{ path: "team", message: `detector of ${agent.name}` }],
    });
    await endAssignment(world.admin, { assignment: held.id });
    await end(team);
    expect(await reviseAgent(world.admin, { agent: agent.slug })).toMatchObject({ state: "draft" });
  });

  test("is not brought back unseen by an edit or a file; the same file changes nothing", async () => {
    const [member, joiner] = [await world.person("Member"), await world.person("Joiner")];
    const team = await world.team("Desk", { members: [member.email] });
    await end(team);
    await world.refused(() => editTeam(world.admin, { team: team.slug, name: "Other" }), { rule: "team-ended" });
    const file = (members: string) => ({
      fileName: "teams.json",
      bytes: bytes(JSON.stringify({ teams: [{ slug: team.slug, name: team.name, members: members.split(" ") }] })),
    });
    expect((await runImport(world.admin, file(member.email))).counts).toMatchObject({ unchanged: 1, changed: 0 });
    await expect(runImport(world.admin, file(`${member.email} ${joiner.email}`))).rejects.toMatchObject({
      kind: "invalid",
      errors: [{ message: `${team.name} has ended.` }],
    });
    expect(await readTeam(world.admin, { team: team.slug })).toMatchObject({ members: [{ id: member.id }] });
    expect((await readTeam(world.admin, { team: team.slug })).endedAt).not.toBeNull();
  });
});
