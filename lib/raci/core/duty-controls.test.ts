import { describe, expect, test } from "vitest";
import { applicableControls } from "#lib/controls/core/applicable-controls.ts";
import { catalogueById } from "#lib/controls/core/catalogue.ts";
import { withCatalogue } from "#lib/controls/core/organisation-for-tests.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { agent, capabilityOfTier, testNow } from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { deriveMatrix } from "./derive-matrix.ts";
import { controlsOfDuty, guideOf, isGuided } from "./duty-controls.ts";
import { dutyIds } from "./template.ts";

const PLAYBOOK = "https://wiki.example.com/playbooks/refunds";

const guides = (facts: AgentFacts) => {
  const seats = seatsOf(facts, defaultPolicy, new Moment(testNow));
  const controls = applicableControls(facts, withCatalogue(), seats);
  return deriveMatrix(facts, seats, controls).rows.map((row) => ({ row, guide: guideOf(row, facts, controls) }));
};

describe("R22: a duty leads to the control that performs it", () => {
  test.each(Object.entries(controlsOfDuty))("%s names controls of the catalogue, each once", (_, ids) => {
    expect(ids.filter((id) => !catalogueById.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every duty of the template has one, and a control's own row is about that control", () => {
    expect([...Object.keys(controlsOfDuty), "operate_control"].toSorted()).toEqual([...dutyIds].toSorted());
  });

  test.each(["high", "critical"] as const)("on an agent of tier %s no duty is without", (tier) => {
    const found = guides(agent({ capabilities: [capabilityOfTier(tier)], playbookUrl: PLAYBOOK }));
    expect(found.filter(({ guide }) => !isGuided(guide)).map(({ row }) => row.duty)).toEqual([]);
    for (const { row, guide } of found)
      if (row.duty === "operate_control") expect(guide.control).toBe(row.controlId);
      else expect(controlsOfDuty[row.duty]).toContain(guide.control);
  });

  test("a control that is set aside performs nothing: the next one does, or the row is incomplete", () => {
    const facts = agent({ capabilities: [], playbookUrl: PLAYBOOK });
    const without = {
      ...facts,
      controls: [
        {
          controlId: "OWN-02",
          owner: null,
          status: "not_applicable" as const,
          reason: "Pilot",
          evidenceUrl: null,
          testedAt: null,
        },
      ],
    };
    const of = (which: AgentFacts) => guides(which).find(({ row }) => row.duty === "decide_purpose")?.guide;
    expect(of(facts)).toEqual({ control: "OWN-02", playbook: PLAYBOOK });
    expect(of(without)).toEqual({ control: null, playbook: PLAYBOOK });
  });

  test("a capability's own playbook goes before the agent's; without any the row is incomplete", () => {
    const own = capabilityOfTier("high", { playbookUrl: "https://wiki.example.com/own" });
    const approve = (facts: AgentFacts) => guides(facts).find(({ row }) => row.duty === "approve_access")?.guide;
    expect(approve(agent({ capabilities: [own], playbookUrl: PLAYBOOK }))?.playbook).toBe(own.playbookUrl);
    const bare = approve(agent({ capabilities: [{ ...own, playbookUrl: null }], playbookUrl: null }));
    expect(bare && isGuided(bare)).toBe(false);
  });
});
