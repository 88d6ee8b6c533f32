import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withCatalogue } from "#lib/controls/core/organisation-for-tests.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import { anyAgentFacts } from "#lib/registry/core/arbitrary-facts-for-tests.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  assignment,
  capability,
  dataSource,
  fullAssignments,
  organisation,
  person,
  system,
  teamAssignment,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { accountOf } from "./account-of-agent.ts";
import { linkInWords, type MapLink } from "./accountability-map.ts";
import { judgeAgent } from "./judge-agent.ts";
import { mapOfAgent, TOOLS_SHOWN } from "./map-of-agent.ts";
import { mapOfPerson } from "./map-of-person.ts";

const built = { model: "haiku-9", promptDigest: "sha256:0a1b2c3d4e5f60718293" };
const drawn = (facts: AgentFacts, organised = organisation()) =>
  mapOfAgent(facts, accountOf(facts, organised, [], new Moment(testNow)), built);
const inWordsOf = (
  facts: AgentFacts,
  wanted: (link: MapLink) => boolean = () => true,
  organised = organisation(),
): string[] => {
  const map = drawn(facts, organised);
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  return map.links.filter(wanted).map((link) => linkInWords(link, nodes));
};
const broken = (facts: AgentFacts): string[] => inWordsOf(facts, (link) => link.broken);

describe("R6: the map of an agent", () => {
  test("shows people, agent, capability, tool, system and who owns it, and breaks nothing where all answer", () => {
    const said = inWordsOf(agent());
    expect(said).toContain("Bea Owner → Refund agent: business owner.");
    expect(said).toContain("Dina Watcher → Refund agent: detector by default.");
    expect(said).toContain("Refund agent → Refund: may.");
    expect(said).toContain("Refund → refund: through.");
    expect(said).toContain("refund → Ledger: write.");
    expect(said).toContain("Ledger → Olga Other: system owner.");
    expect(broken(agent())).toEqual([]);
  });

  test.each(["retired", "rejected"] as const)("breaks no link to a closed seat: the agent is %s", (state) =>
    expect(broken(agent({ state, assignments: [] })).filter((said) => said.includes("nobody holds it"))).toEqual([]),
  );

  test.each<[string, AgentFacts, string]>([
    [
      "an empty seat of the agent",
      agent({ assignments: fullAssignments(["business_owner"]) }),
      "Nobody → Refund agent: business owner. Broken: nobody holds it.",
    ],
    [
      "an empty default, on each capability that relies on it",
      agent({ assignments: fullAssignments(["provisioner"]) }),
      "Nobody → Refund: provisioner. Broken: nobody holds it.",
    ],
    [
      "somebody who left",
      agent({
        assignments: [
          ...fullAssignments(["system_owner"]),
          assignment("system_owner", person("Gone", { status: "left" })),
        ],
      }),
      "Gone → Refund agent: system owner. Broken: no longer active.",
    ],
    [
      "a team where a person should be",
      agent({ assignments: [...fullAssignments(["security_owner"]), teamAssignment("security_owner", "SOC")] }),
      "SOC → Refund agent: security owner. Broken: only a team, no person.",
    ],
    [
      "a system that nobody owns",
      agent({ capabilities: [capability({ system: system({ owner: null }) })] }),
      "Ledger → Nobody: system owner. Broken: nobody owns it.",
    ],
    [
      "a system that is not stated",
      agent({ capabilities: [capability({ system: null, tools: [] })] }),
      "Refund → Not stated: write. Broken: its system is not stated.",
    ],
    [
      "data whose owner left",
      agent({ dataSources: [dataSource({ dataOwner: person("Gone", { status: "left" }) })] }),
      "Handbook → Gone: data owner. Broken: no longer active.",
    ],
    [
      "a delegate that is not registered",
      agent({ delegatesTo: [{ slug: "scout", agent: null }] }),
      "Refund agent → scout: delegates to. Broken: it is not registered.",
    ],
  ])("R113: breaks the link at %s", (_, facts, sentence) => expect(broken(facts)).toContain(sentence));

  test("R110: a shared agent shows who uses it, with the owner of each unit's use, and the whole path to the data", () => {
    const facts = agent({
      sharedByUnits: [
        { unit: "Support", owner: person("Una Unit") },
        { unit: "Claims", owner: null },
      ],
      dataSources: [dataSource()],
    });
    const said = inWordsOf(facts);
    expect(said).toContain("Support → Refund agent: uses.");
    expect(said).toContain("Claims → Refund agent: uses. Broken: nobody answers for it.");
    expect(said).toContain("Refund agent → Handbook: reads.");
    expect(inWordsOf(agent()).some((sentence) => sentence.includes("uses"))).toBe(false);
  });

  test("R4, R34: model and prompt are parts with a version and the person who answers for them", () => {
    const keeper = person("Mo Keeper");
    const organised = withCatalogue({ defaultOwners: new Map([["PRM-01", keeper]]) });
    const said = inWordsOf(agent(), () => true, organised);
    expect(said).toContain("Refund agent → haiku-9: runs on.");
    expect(said).toContain("haiku-9 → Mo Keeper: model owner.");
    expect(said).toContain("Prompt → Mo Keeper: prompt owner.");
    expect(drawn(agent()).nodes.find(({ kind }) => kind === "prompt")?.says).toBe("sha256:0a1b2c3d4");
    expect(inWordsOf(agent(), ({ broken }) => broken, withCatalogue({ defaultOwners: new Map() }))).toContain(
      "Prompt → Nobody: prompt owner. Broken: nobody owns it.",
    );
  });

  test("names six tools at most and says how many more there are", () => {
    const tools = Array.from({ length: 10 }, (_, index) => `tool ${index}`);
    const names = drawn(agent({ capabilities: [capability({ tools })] }))
      .nodes.filter(({ kind }) => kind === "tool")
      .map(({ name }) => name);
    expect(names).toHaveLength(TOOLS_SHOWN);
    expect(names.at(-1)).toBe("and 5 more tools");
  });

  test("leaves out what has ended", () =>
    expect(
      drawn(agent({ capabilities: [capability({ state: "ended" })] })).nodes.map(({ kind }) => kind),
    ).not.toContain("capability"));

  test("R43: every gap about a seat, a system, a data source or a delegate is a broken link at the same place", () =>
    fc.assert(
      fc.property(anyAgentFacts, (facts) => {
        const map = drawn(facts, withCatalogue());
        const places = new Set(map.links.filter((link) => link.broken).flatMap(({ from, to }) => [from, to]));
        const slugs = new Map(
          [...facts.capabilities.flatMap((one) => one.system ?? []), ...facts.dataSources].map(({ slug, id }) => [
            slug,
            id,
          ]),
        );
        for (const { rule, capabilityId, about } of judgeAgent(facts, withCatalogue(), new Moment(testNow)).findings) {
          if (["role-missing", "owner-missing", "owner-inactive", "team-only"].includes(rule)) {
            const place = capabilityId === null ? `agent:${facts.id}` : `capability:${capabilityId}`;
            // A team that is only the agent's default is drawn there, whichever capability relies on it.
            expect(places.has(place) || (rule === "team-only" && places.has(`agent:${facts.id}`)), rule).toBe(true);
          }
          if (rule === "system-unowned") expect(places).toContain(`system:${slugs.get(about?.value ?? "")}`);
          if (rule === "data-unowned") expect(places).toContain(`dataSource:${slugs.get(about?.value ?? "")}`);
          if (rule === "delegation-unregistered") expect(places).toContain(`delegate:${about?.value}`);
        }
        const ids = map.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { from, to } of map.links) expect(ids).toEqual(expect.arrayContaining([from, to]));
      }),
    ));
});

describe("R93: the map of a person", () => {
  const duties = {
    duties: [
      { role: "approver" as const, agent: { id: "a", slug: "a", name: "Refunds" }, capability: null, acceptedAt: null },
      {
        role: "detector" as const,
        agent: { id: "a", slug: "a", name: "Refunds" },
        capability: { id: "c", slug: "pay", name: "Pay" },
        acceptedAt: "2026-01-01T00:00:00.000Z",
      },
    ],
    deputyFor: [{ role: "responder" as const, agent: { id: "b", slug: "b", name: "Claims" }, holder: { name: "Rob" } }],
    ownerships: [
      { kind: "system", name: "Ledger", slug: "ledger", agent: null },
      { kind: "residualRisk", name: "Refunds", slug: "a", agent: { id: "a", slug: "a", name: "Refunds" } },
    ],
  };
  const mira = { id: "p", name: "Mira", email: "mira@example.com", status: "active" as const, leftAt: null };
  const said = (map: ReturnType<typeof mapOfPerson>) =>
    map.links.map((link) => linkInWords(link, new Map(map.nodes.map((node) => [node.id, node]))));

  test("shows roles on agents and capabilities, deputyships and what they own", () =>
    expect(said(mapOfPerson(mira, duties))).toEqual([
      "Mira → Refunds: approver (has not accepted), on its capabilities, accepted the residual risk of.",
      "Refunds → Pay: detector.",
      "Mira → Claims: deputy of Rob as responder.",
      "Mira → Ledger: owns.",
    ]));

  test("breaks every link of somebody who left", () => {
    const map = mapOfPerson({ ...mira, status: "left", leftAt: "2026-01-02T00:00:00.000Z" }, duties);
    expect(map.nodes[0]?.says).toBe("left 2 January 2026");
    expect(map.links.every((link) => link.broken)).toBe(true);
  });
});
