import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts, CapabilityFacts } from "#lib/registry/core/facts.ts";
import { agent, capability, dataSource, holderOf, system, testNow } from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import {
  actions,
  autonomies,
  credentialKinds,
  dataClassifications,
  environments,
  interactions,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import { riskOf } from "#lib/risk/core/risk-tier.ts";
import { changeParts } from "./change-parts.ts";
import { type ChangeFields, type ChangeProposal, factsAfter } from "./change-proposal.ts";
import { changeSlots } from "./change-slots.ts";
import type { LiveDecision } from "./decide.ts";
import { reconsider } from "./reconsider.ts";
import { digestOf } from "./request-vocabulary.ts";

const desk = system({ name: "Desk" });
const bank = system({ name: "Bank", kind: "payment", dataClassification: "confidential" });
const systems = { desk, bank };

/** The capability that changes, and another beside it. */
const note = capability({ id: "note", slug: "note", name: "Note", action: "write", system: desk, grant: null });
const look = capability({ id: "look", slug: "look", name: "Look", action: "read", system: desk });
const facts = (more: Partial<AgentFacts> = {}): AgentFacts => agent({ capabilities: [note, look], ...more });

interface Asked {
  facts: AgentFacts;
  proposal: ChangeProposal;
}

/** What a change shows and demands, as the facts are. */
function framed({ facts: now, proposal }: Asked) {
  const capabilityId = proposal.what === "agent.edit" ? null : note.id;
  const held =
    proposal.what === "capability.create"
      ? { ...now, capabilities: now.capabilities.map((one) => (one.id === note.id ? pending(one) : one)) }
      : now;
  const to = proposal.fields.system;
  const after = factsAfter(held, capabilityId, proposal, to ? systems[to as keyof typeof systems] : null);
  const side = (of: AgentFacts) => ({ facts: of, seats: seatsOf(of, defaultPolicy, new Moment(testNow)) });
  const [before, becomes] = [side(held), side(after)];
  const parts = changeParts(before, becomes, capabilityId, proposal);
  const slots = changeSlots({
    before,
    after: becomes,
    capabilityId,
    ...proposal,
    submittedBy: holderOf.system_owner.id,
    directory: {
      decider: (id) => ({ id, name: id, unable: null }),
      managerOf: () => null,
      complianceThere: true,
    },
    parts,
  });
  return { parts, slots, before, after: becomes };
}

const pending = (one: CapabilityFacts): CapabilityFacts => ({ ...one, state: "pending", grant: null });

/** Whose yes is void once the same is asked of other facts, or otherwise: each slot with why. */
function voided(one: Asked, other: Asked): Record<string, string> {
  const [was, is] = [framed(one), framed(other)];
  const decisions = was.slots.map(
    (slot): LiveDecision => ({
      ...slot,
      id: slot.slot,
      after: slot.after ?? [],
      ownAllowed: slot.ownAllowed ?? false,
      decision: "approve",
      decidedById: slot.askedId ?? "somebody",
      digest: digestOf(slot.parts, was.parts),
    }),
  );
  const found = reconsider({ parts: was.parts, decisions, submittedById: null }, is, (id) => ({
    id,
    name: id,
    unable: null,
  }));
  return Object.fromEntries(found.voided.map(({ slot, why }) => [slot, why]));
}

const widening = (what: ChangeProposal["what"], fields: ChangeFields): ChangeProposal => ({
  what,
  widened: Object.keys(fields).filter((field) => field !== "autonomyReason"),
  fields,
});
const grant = { reason: "Pilot", startsAt: null, endsAt: "2026-06-01T00:00:00.000Z" };

const ofAgent: fc.Arbitrary<ChangeProposal> = fc
  .record(
    {
      autonomy: fc.constantFrom(...autonomies),
      environment: fc.constantFrom(...environments),
      delegatesTo: fc.uniqueArray(fc.constantFrom("scout", "pilot"), { minLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)
  .map((fields) => widening("agent.edit", fields.autonomy ? { ...fields, autonomyReason: "Nights" } : fields));
const ofCapability: fc.Arbitrary<ChangeProposal> = fc
  .record(
    {
      action: fc.constantFrom(...actions),
      system: fc.constantFrom("desk", "bank", null),
      tools: fc.uniqueArray(fc.constantFrom("mail", "pay", "note")),
      dataClassification: fc.constantFrom(...dataClassifications),
      bounds: fc.constantFrom(null, { amount: 500 }),
      grant: fc.constant(grant),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)
  .map((fields) => widening("capability.edit", fields));
const ofNew: fc.Arbitrary<ChangeProposal> = fc
  .boolean()
  .map((granted) => widening("capability.create", granted ? { grant } : {}));
const proposals = fc.oneof(ofAgent, ofCapability, ofNew);

/** The facts that a tier follows from, and others that decide who is asked. */
const ofTheAgent = fc.record({
  autonomy: fc.constantFrom(...autonomies, null),
  interaction: fc.constantFrom(...interactions, null),
  customerFacing: fc.constantFrom(true, false, null),
  environment: fc.constantFrom(...environments, null),
  credential: fc.record({ kind: fc.constantFrom(...credentialKinds, null), ttlSeconds: fc.constant(null) }),
  sharedByUnits: fc.constantFrom(
    [],
    ["Support", "Sales"].map((unit) => ({ unit, owner: null })),
  ),
  hosting: fc.constantFrom("internal" as const, "vendor" as const, null),
  dataSources: fc.constantFrom([], [dataSource({ dataClassification: "regulated" })]),
});
const ofTheCapability = fc.record({
  action: fc.constantFrom(...actions, null),
  dataClassification: fc.constantFrom(...dataClassifications, null),
  reversible: fc.constantFrom(true, false, null),
  system: fc.option(
    fc
      .record({
        kind: fc.constantFrom(...systemKinds, null),
        dataClassification: fc.constantFrom(...dataClassifications, null),
      })
      .map((more) => ({ ...desk, ...more })),
  ),
});
const worlds = fc.tuple(ofTheAgent, ofTheCapability, ofTheCapability).map(([more, one, other]) =>
  facts({
    ...more,
    capabilities: [
      { ...note, ...one },
      { ...look, ...other },
    ],
  }),
);

describe("R59: an approval covers what its question is about", () => {
  test("whatever the change, each part is covered by a demanded decision, and each decision covers parts that are there", () => {
    fc.assert(
      fc.property(worlds, proposals, (now, proposal) => {
        const { parts, slots } = framed({ facts: now, proposal });
        const shown = parts.map(({ part }) => part);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.filter((part) => !slots.some((slot) => slot.parts.includes(part)))).toEqual([]);
        for (const slot of slots) {
          expect([slot.slot, slot.parts.length > 0]).toEqual([slot.slot, true]);
          expect(shown).toEqual(expect.arrayContaining([...slot.parts]));
        }
      }),
      { numRuns: 500 },
    );
  });

  /** What a tier was said to be, and every fact that this follows from. */
  const answered = ({ before, after }: ReturnType<typeof framed>, { what }: ChangeProposal): string => {
    const judged = after.facts.capabilities.map((of) => ({
      id: of.id,
      kind: of.system?.kind ?? null,
      ...riskOf(of, after.facts),
    }));
    const asked = what === "agent.edit" ? undefined : judged.find(({ id }) => id === note.id);
    const counted = judged.filter(
      ({ id, tier }) =>
        asked === undefined || id === asked.id || (asked.tier !== after.seats.tier && tier === after.seats.tier),
    );
    return JSON.stringify([
      before.seats.tier,
      after.seats.tier,
      counted.map(({ id, kind, parts, floors }) => ({ id, kind, parts, floors })),
    ]);
  };

  test("R61: every fact that the tier follows from voids those who looked at the tier", () => {
    let met = 0;
    fc.assert(
      fc.property(worlds, worlds, proposals, (one, other, proposal) => {
        const [was, is] = [framed({ facts: one, proposal }), framed({ facts: other, proposal })];
        fc.pre(answered(was, proposal) !== answered(is, proposal));
        const looked = was.slots.filter(({ parts }) => parts.includes("tier")).map(({ slot }) => slot);
        met += looked.length;
        const gone = Object.keys(voided({ facts: one, proposal }, { facts: other, proposal }));
        expect(gone).toEqual(expect.arrayContaining(looked));
      }),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(500);
  });

  test("R61: what another capability is or becomes voids no answer about the tier of one, unless it moves what was answered", () => {
    let met = 0;
    const aboutOne = fc.oneof(ofCapability, ofNew);
    const beside = fc.record({ changed: ofTheCapability, added: fc.option(ofTheCapability) });
    fc.assert(
      fc.property(worlds, beside, aboutOne, (one, { changed, added }, proposal) => {
        const [asked, next] = one.capabilities as [CapabilityFacts, CapabilityFacts];
        const more = added === null ? [] : [{ ...next, ...added, id: "more", slug: "more", name: "More" }];
        const other = { ...one, capabilities: [asked, { ...next, ...changed }, ...more] };
        const [was, is] = [framed({ facts: one, proposal }), framed({ facts: other, proposal })];
        const tierOf = ({ parts }: typeof was) => parts.find(({ part }) => part === "tier")?.digest;
        const same = answered(was, proposal) === answered(is, proposal);
        if (tierOf(was) === undefined) return;
        expect(tierOf(was) === tierOf(is)).toBe(same);
        if (same) met += 1;
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  test("a low capability beside it voids nobody; one that lifts the agent's tier voids who looked at that", () => {
    const proposal = widening("capability.edit", { tools: ["mail"] });
    const withMore = (more: Partial<CapabilityFacts>) =>
      voided(
        { facts: facts(), proposal },
        {
          facts: facts({ capabilities: [note, look, capability({ id: "more", slug: "more", name: "More", ...more })] }),
          proposal,
        },
      );
    expect(withMore({ action: "read", system: desk, grant: null })).toEqual({});
    expect(Object.keys(withMore({ action: "pay", system: bank, grant: null }))).toEqual(
      expect.arrayContaining(["scope"]),
    );
  });

  test("one tier fact alone voids whoever looked at the tier, also where the tier stays", () => {
    const proposal = widening("agent.edit", { autonomy: "acts_within_bounds", autonomyReason: "Nights" });
    for (const more of [
      { interaction: "agentic" as const },
      { credential: { kind: "long_lived" as const, ttlSeconds: null } },
      { environment: "staging" as const },
      { capabilities: [note, { ...look, reversible: false }] },
      { capabilities: [note, { ...look, system: { ...desk, kind: "saas" as const } }] },
    ])
      expect(Object.keys(voided({ facts: facts(), proposal }, { facts: facts(more), proposal }))).toEqual(
        expect.arrayContaining(["scope", "oversight"]),
      );
  });

  test("the purpose is the business owner's question alone", () =>
    fc.assert(
      fc.property(worlds, proposals, (now, proposal) => {
        const other = { ...now, purpose: "Something else", taskBoundary: "Elsewhere" };
        const gone = Object.keys(voided({ facts: now, proposal }, { facts: other, proposal }));
        const alone = proposal.what !== "capability.create" && proposal.widened.join() === "grant";
        expect(gone).toEqual(alone ? [] : ["business_owner"]);
      }),
    ));

  const tools = (names: string[], more: ChangeFields = {}) => widening("capability.edit", { tools: names, ...more });
  test.each<[string, ChangeProposal, ChangeProposal, string[]]>([
    ["the same", tools(["mail"], { grant }), tools(["mail"], { grant }), []],
    [
      "a shorter grant",
      tools(["mail"], { grant }),
      tools(["mail"], { grant: { ...grant, endsAt: "2026-02-01T00:00:00.000Z" } }),
      ["approver", "provisioner"],
    ],
    [
      "other tools",
      tools(["mail"], { grant }),
      tools(["note"], { grant }),
      ["business_owner", "scope", "system:desk", "approver", "provisioner"],
    ],
    [
      "fewer delegates beside more autonomy",
      widening("agent.edit", { autonomy: "acts_within_bounds", autonomyReason: "x", delegatesTo: ["scout", "pilot"] }),
      widening("agent.edit", { autonomy: "acts_within_bounds", autonomyReason: "x", delegatesTo: ["scout"] }),
      ["business_owner", "scope"],
    ],
    [
      "another reason for more autonomy",
      widening("agent.edit", { autonomy: "acts_within_bounds", autonomyReason: "x", delegatesTo: ["scout"] }),
      widening("agent.edit", { autonomy: "acts_within_bounds", autonomyReason: "y", delegatesTo: ["scout"] }),
      ["business_owner", "oversight"],
    ],
    [
      "a grant alone, for another time",
      widening("capability.edit", { grant }),
      widening("capability.edit", { grant: { ...grant, reason: "More than a pilot" } }),
      ["approver", "provisioner"],
    ],
  ])("asked again with %s", (_, one, other, gone) =>
    expect(Object.keys(voided({ facts: facts(), proposal: one }, { facts: facts(), proposal: other })).sort()).toEqual(
      gone.toSorted(),
    ),
  );

  test("a grant alone shows the grant and the reach that it is for, and nothing else", () => {
    const { parts, slots } = framed({ facts: facts(), proposal: widening("capability.edit", { grant }) });
    expect(parts.map(({ part }) => part)).toEqual(["reach", "grant"]);
    expect(slots.map(({ slot, parts: covered }) => [slot, covered])).toEqual([
      ["approver", ["reach", "grant"]],
      ["provisioner", ["reach", "grant"]],
    ]);
  });

  test("whoever carries the risk has seen everything that it follows from: all but the purpose and the grant", () => {
    const proposal = widening("capability.edit", { action: "pay", system: "bank", grant });
    const { parts, slots } = framed({ facts: facts({ hosting: "vendor" }), proposal });
    const covered = slots.find(({ slot }) => slot === "residual_risk")?.parts;
    expect(covered).toEqual(parts.map(({ part }) => part).filter((part) => part !== "purpose" && part !== "grant"));
    expect(covered).toEqual(expect.arrayContaining(["reach", "tier", "exposure", "risk"]));
  });

  test("compliance looks at what makes it exposed: regulated data that comes in by a capability shows there", () => {
    const proposal = widening("agent.edit", { delegatesTo: ["scout"] });
    const one = facts({ customerFacing: true });
    const other = facts({
      customerFacing: true,
      capabilities: [note, { ...look, dataClassification: "regulated" as const }],
    });
    expect(voided({ facts: one, proposal }, { facts: other, proposal }).compliance).toContain("Exposure");
  });
});
