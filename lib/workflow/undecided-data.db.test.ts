import { beforeAll, describe, expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { activateAgent } from "#lib/registry/activate-agent.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { addCapability } from "./add-capability.ts";
import { changeAgent } from "./change-agent.ts";
import { changeCapability } from "./change-capability.ts";
import { isWaiting } from "./core/waiting.ts";
import { approveRegistration } from "./decide-for-tests.ts";
import { submitAgent } from "./submit-agent.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
let owner: Person;
let dataOwner: Person;

beforeAll(async () => {
  owner = await world.person("Owner");
  dataOwner = await world.person("Data owner");
});

const restricted = () =>
  world.dataSource("Claim files", { dataOwner: dataOwner.email, dataClassification: "restricted" });
const decides = (source: { slug: string }, decisions: Parameters<typeof editDataSource>[1]["decisions"]) =>
  editDataSource(world.as(dataOwner), { dataSource: source.slug, decisions });
const all = { use: "The claim at hand", retention: "A day", summary: "Inside the desk" };

/** An approved agent against whose activation no gap stands; it only suggests and reads. */
async function approved(dataSources: string[]) {
  const agent = await world.statedAgent("Reader", {
    dataSources,
    escalation: "The desk",
    residualRisk: { statement: "It reads the wrong file" },
  });
  const desk = await world.system("Desk", { owner: owner.email, dataClassification: "internal" });
  const capability = await world.capability(agent, "Look", {
    action: "read",
    system: desk.slug,
    dataClassification: "internal",
  });
  for (const role of ["business_owner", "system_owner", "security_owner", "retirement_owner"] as const)
    await world.assign(agent, role, role === "business_owner" ? owner : await world.person(role));
  await submitAgent(world.as(owner), { agent: agent.slug });
  await approveRegistration(world, agent);
  return { agent, desk, on: { agent: agent.slug }, capability };
}

describe("R27: restricted data that nobody decided about", () => {
  test("lets an agent be registered and approved, and not activated, until its owner decided on all three", async () => {
    const source = await restricted();
    const { agent, on } = await approved([source.slug]);
    const activate = () => activateAgent(world.as(owner), on);
    const missing = (words: string) => ({
      rule: "data-undecided",
      errors: [
        {
          path: `dataSources.${source.slug}`,
          message: `${source.name} is classified restricted, and nothing is decided on ${words}. ${dataOwner.name}, its data owner, decides.`,
        },
      ],
    });
    await world.refused(activate, missing("use, retention and summaries"));
    await decides(source, { use: all.use, retention: all.retention });
    await world.refused(activate, missing("summaries"));
    const { events } = await readAgent(world.as(owner), on);
    expect(events.find(({ event }) => event === "activate")).toMatchObject({
      offered: false,
      because: expect.stringContaining("nothing is decided on summaries"),
    });
    await decides(source, all);
    expect(await activate()).toMatchObject({ id: agent.id, state: "active" });
  });

  test("is not taken up by an agent at work, and stops no source that was decided about or lies below", async () => {
    const { on } = await approved([]);
    await activateAgent(world.as(owner), on);
    const [undecided, decided] = [await restricted(), await restricted()];
    const below = await world.dataSource("Handbook", { dataClassification: "confidential" });
    await decides(decided, all);
    const use = (...dataSources: string[]) => changeAgent(world.as(owner), { ...on, dataSources });
    await world.refused(() => use(decided.slug, undecided.slug), {
      rule: "data-undecided",
      errors: [{ path: `dataSources.${undecided.slug}` }],
    });
    expect(await use(decided.slug, below.slug)).toMatchObject({ state: "active" });
    // What others state in a file is kept.
    await editAgent({ ...world.admin, imported: true }, { ...on, dataSources: [decided.slug, undecided.slug] });
    // What is there already does not stand against the rest of an edit.
    expect(await use(decided.slug, undecided.slug, below.slug)).toMatchObject({ state: "active" });
  });

  test("keeps an agent at work from reaching further at restricted or above", async () => {
    const source = await restricted();
    const { agent, desk, on, capability } = await approved([]);
    await activateAgent(world.as(owner), on);
    await editAgent({ ...world.admin, imported: true }, { ...on, dataSources: [source.slug] });
    const more = (dataClassification: "confidential" | "restricted") =>
      changeCapability(world.as(owner), { ...on, capability: capability.slug, dataClassification });
    const add = () =>
      addCapability(world.as(owner), {
        ...on,
        name: "Read files",
        action: "read",
        system: desk.slug,
        dataClassification: "restricted",
      });
    await world.refused(() => more("restricted"), { rule: "data-undecided" });
    await world.refused(add, { rule: "data-undecided" });
    expect(isWaiting(await more("confidential"))).toBe(true);
    const left = await present.query(`SELECT FROM "Capability" WHERE "agentId" = $1::uuid`, [agent.id]);
    expect(left).toHaveLength(1);
    await decides(source, all);
    expect(isWaiting(await add())).toBe(true);
  });
});
