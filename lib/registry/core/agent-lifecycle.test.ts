import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { agentEvents, agentLifecycle, type LifecycleFacts, unstatedOf } from "./agent-lifecycle.ts";
import { capabilityEvents, capabilityLifecycle } from "./capability-lifecycle.ts";
import { agent, capability, testNow } from "./facts-for-tests.ts";
import { agentStates, capabilityStates } from "./vocabulary.ts";

const free: LifecycleFacts = {
  unstated: [],
  unbounded: [],
  undecided: [],
  againstActivation: [],
  asking: "mira",
  submittedBy: null,
  approvedBy: [],
  retirement: { openSteps: 0, executors: [] },
};

/** Where each event leads from each state; what is not here is impossible. */
const leads: Record<string, Record<string, string>> = {
  draft: { submit: "submitted", discard: "rejected" },
  submitted: { approve: "approved", reject: "rejected", request_changes: "draft", withdraw: "draft" },
  approved: { activate: "active", retire: "retiring" },
  active: { suspend: "suspended", retire: "retiring" },
  suspended: { resume: "active", retire: "retiring" },
  retiring: { verify: "retired" },
  retired: {},
  rejected: { revise: "draft" },
};

const outcome = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return `${error.kind} ${error.rule}`;
    throw error;
  }
};

describe("the lifecycle of an agent", () => {
  const walks = agentStates.flatMap((state) => agentEvents.map((event) => [state, event] as const));

  test.each(walks)("from %s, %s leads where the design says or is refused", (state, event) => {
    expect(outcome(() => agentLifecycle.next(state, event, free))).toBe(
      leads[state]?.[event] ?? "conflict impossible-event",
    );
  });

  test("R51 R39: a guard gives its reason, and the offer of the same event says it too", () => {
    const blocked = {
      ...free,
      againstActivation: [{ path: "owner-missing", message: "Nobody owns it. Name somebody." }],
    };
    expect(outcome(() => agentLifecycle.next("approved", "activate", blocked))).toBe("conflict blocking-gap-open");
    expect(agentLifecycle.offers("approved", blocked)[0]).toMatchObject({
      event: "activate",
      hindrance: { because: "Close this gap first: Nobody owns it. Name somebody." },
    });
    const own = { ...free, submittedBy: "mira" };
    for (const event of ["approve", "reject", "request_changes"] as const)
      expect(outcome(() => agentLifecycle.next("submitted", event, own))).toBe("conflict own-submission");
    expect(outcome(() => agentLifecycle.next("draft", "submit", { ...free, approvedBy: ["mira"] }))).toBe(
      "conflict own-approval",
    );
    const done = { openSteps: 0, executors: ["mira"] };
    expect(outcome(() => agentLifecycle.next("retiring", "verify", { ...free, retirement: done }))).toBe(
      "conflict same-hands",
    );
    const open = { openSteps: 2, executors: [] };
    for (const retirement of [open, null])
      expect(outcome(() => agentLifecycle.next("retiring", "verify", { ...free, retirement }))).toBe(
        "conflict steps-open",
      );
  });

  test("a token is nobody's hands: it is not taken for whoever submitted without a name", () =>
    expect(agentLifecycle.next("submitted", "approve", { ...free, asking: null, submittedBy: null })).toBe("approved"));
});

test.each(capabilityStates.flatMap((state) => capabilityEvents.map((event) => [state, event] as const)))(
  "a capability that is %s: %s",
  (state, event) => {
    const to = {
      pending: { approve: "live", end: "ended" },
      live: { suspend: "suspended", end: "ended" },
      suspended: { resume: "live", end: "ended" },
      ended: {},
    } as Record<string, Record<string, string>>;
    expect(outcome(() => capabilityLifecycle.next(state, event, null))).toBe(
      to[state]?.[event] ?? "conflict impossible-event",
    );
  },
);

describe("R52 R55: what must be stated to submit", () => {
  const stated = agent({ state: "draft" });
  test("nothing more of a complete agent", () => expect(unstatedOf(stated)).toEqual([]));
  test.each([
    ["interaction", agent({ interaction: null }), "interaction"],
    ["hosting", agent({ hosting: null }), "hosting"],
    ["autonomy", agent({ autonomy: null }), "autonomy"],
    ["environment", agent({ environment: null }), "environment"],
    ["why it needs more than suggests", agent({ autonomyReason: "  " }), "autonomyReason"],
    ["the action", agent({ capabilities: [capability({ action: null })] }), "capabilities.refund.action"],
    ["the system", agent({ capabilities: [capability({ system: null })] }), "capabilities.refund.system"],
  ])("%s", (_, facts, path) => expect(unstatedOf(facts).map((error) => error.path)).toEqual([path]));
  test("suggests needs no reason, and an ended capability needs nothing", () =>
    expect(
      unstatedOf(
        agent({
          autonomy: "suggests",
          autonomyReason: null,
          capabilities: [capability({ action: null, system: null, state: "ended" })],
          activatedAt: testNow,
        }),
      ),
    ).toEqual([]));
});
