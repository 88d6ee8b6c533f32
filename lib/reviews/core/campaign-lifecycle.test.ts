import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { type CampaignEvent, type CampaignFacts, campaignEvents, campaignLifecycle } from "./campaign-lifecycle.ts";
import { type CampaignState, campaignStates } from "./vocabulary.ts";

const fine: CampaignFacts = {
  template: false,
  unscheduled: [],
  inScope: 3,
  openRound: false,
  unanswered: 1,
  openFollowUps: 0,
  signedOff: false,
};

const arrows: Record<CampaignState, Partial<Record<CampaignEvent, CampaignState>>> = {
  draft: { schedule: "scheduled", open: "open", cancel: "cancelled" },
  scheduled: { unschedule: "draft", open: "open", cancel: "cancelled" },
  open: { close: "closed", cancel: "cancelled" },
  closed: { repeat: "open", sign_off: "closed" },
  cancelled: {},
};

describe("the lifecycle of a campaign", () => {
  test.each(campaignStates.flatMap((state) => campaignEvents.map((event) => [state, event] as const)))(
    "%s: %s",
    (state, event) => {
      const to = arrows[state][event];
      if (to !== undefined) expect(campaignLifecycle.next(state, event, fine)).toBe(to);
      else
        expect(() => campaignLifecycle.next(state, event, fine)).toThrow(
          expect.objectContaining({ kind: "conflict", rule: "impossible-event" }),
        );
    },
  );

  test.each<[CampaignState, CampaignEvent, Partial<CampaignFacts>, string]>([
    ["draft", "schedule", { template: true }, "template-rests"],
    ["draft", "open", { template: true }, "template-rests"],
    ["draft", "schedule", { unscheduled: [{ path: "startsAt", message: "Say when." }] }, "not-schedulable"],
    ["draft", "schedule", { inScope: 0 }, "scope-empty"],
    ["scheduled", "open", { inScope: 0 }, "scope-empty"],
    ["scheduled", "open", { openRound: true }, "round-open"],
    ["closed", "repeat", { unanswered: 0 }, "nothing-unanswered"],
    ["closed", "repeat", { signedOff: true }, "signed-off"],
    ["closed", "sign_off", { openFollowUps: 2 }, "follow-up-open"],
    ["closed", "sign_off", { signedOff: true }, "signed-off"],
  ])("%s: %s is refused where %o", (state, event, more, rule) =>
    expect(() => campaignLifecycle.next(state, event, { ...fine, ...more })).toThrow(
      expect.objectContaining({ kind: "conflict", rule }),
    ),
  );

  test("model: whatever is tried in whatever order, no campaign is in a state that is not declared, and none is signed off with work left", () => {
    const anyFacts = fc.record({
      template: fc.boolean(),
      unscheduled: fc.constantFrom([], [{ path: "startsAt", message: "Say when." }]),
      inScope: fc.constantFrom(0, 1, null),
      openRound: fc.boolean(),
      unanswered: fc.nat(2),
      openFollowUps: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...campaignEvents), anyFacts), { maxLength: 30 }), (tries) => {
        let state: CampaignState = "draft";
        let signedOff = false;
        let opened = 0;
        let closed = 0;
        for (const [event, facts] of tries) {
          const before: CampaignState = state;
          try {
            state = campaignLifecycle.next(state, event, { ...facts, signedOff });
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect(state).toBe(before);
            continue;
          }
          expect(arrows[before][event]).toBe(state);
          if (state === "open") {
            opened += 1;
            expect(facts.openRound).toBe(false);
            if (event === "open") expect(facts.inScope).not.toBe(0);
          }
          if (event === "close") closed += 1;
          if (event === "sign_off") {
            expect(facts.openFollowUps).toBe(0);
            signedOff = true;
          }
          expect(closed).toBeLessThanOrEqual(opened);
          if (signedOff) expect(state).toBe("closed");
        }
      }),
    );
  });
});
