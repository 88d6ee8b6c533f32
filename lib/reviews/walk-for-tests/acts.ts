import fc from "fast-check";
import { judgeDue } from "#lib/gaps/judge-due.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { activateAgent } from "#lib/registry/activate-agent.ts";
import type { CapabilityRole } from "#lib/registry/core/vocabulary.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { discardAgent } from "#lib/registry/discard-agent.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { endCapability, resumeCapability, suspendCapability } from "#lib/registry/move-capability.ts";
import { resumeAgent } from "#lib/registry/resume-agent.ts";
import { retireAgent } from "#lib/registry/retire-agent.ts";
import { reviseAgent } from "#lib/registry/revise-agent.ts";
import { suspendAgent } from "#lib/registry/suspend-agent.ts";
import { verifyAgentRetirement } from "#lib/registry/verify-agent-retirement.ts";
import { addCapability } from "#lib/workflow/add-capability.ts";
import { approveAgent, approveIdentity, rejectAgent, withdrawAgent } from "#lib/workflow/agent-decisions.ts";
import { changeAgent } from "#lib/workflow/change-agent.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { decideRequest } from "#lib/workflow/decide-request.ts";
import { advanceDrills } from "#lib/workflow/drills/advance-drills.ts";
import { followDecisions } from "#lib/workflow/due/follow-decisions.ts";
import {
  approveException,
  expireException,
  refuseException,
  withdrawException,
} from "#lib/workflow/exceptions/move-exception.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import { watchExceptions } from "#lib/workflow/exceptions/watch-exceptions.ts";
import { reconsiderDue } from "#lib/workflow/reconsider-due.ts";
import { requestChanges } from "#lib/workflow/request-changes.ts";
import { runRetirements } from "#lib/workflow/retirements/run-retirements.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { withdrawRequest } from "#lib/workflow/withdraw-request.ts";
import { followCampaigns } from "../follow-campaigns.ts";
import { handOverItems } from "../hand-over-items.ts";
import { type Act, doing, often, reason, who } from "./act.ts";
import { drilled, drilling, drills } from "./drill-acts.ts";
import { retirements, retiring, steps, toRetired } from "./retirement-acts.ts";
import { campaigns, followUps, reviewing, reviews, toReviewed } from "./review-acts.ts";
import type { Walker } from "./walker.ts";

const agentVerbs = {
  submit: submitAgent,
  withdraw: withdrawAgent,
  revise: reviseAgent,
  discard: discardAgent,
  approve: approveAgent,
  identity: approveIdentity,
  reject: rejectAgent,
  activate: activateAgent,
  suspend: suspendAgent,
  resume: resumeAgent,
  retire: retireAgent,
  verify: verifyAgentRetirement,
} as const;

/** Anybody does anything to the agent itself. */
const onAgent = fc.tuple(fc.constantFrom(...Object.keys(agentVerbs)), who).map(
  ([verb, name]): Act => ({
    does: `${name} ${verb} agent`,
    run: (walker) =>
      agentVerbs[verb as keyof typeof agentVerbs](walker.by(name), { agent: walker.slug, reason } as never),
  }),
);

/** Who is likely to do what comes next does it: without them a walk would hardly leave the draft. */
const next: Act["run"] = async (walker) => {
  const found = await walker.newest<{ state: string }>(`SELECT state::text AS state FROM "Agent" WHERE id = $1::uuid`);
  const on = { agent: walker.slug };
  switch (found?.state) {
    case "draft":
      return submitAgent(walker.by("owner"), on);
    case "approved":
      return activateAgent(walker.by("owner"), on);
    case "suspended":
      return resumeAgent(walker.by("guard"), on);
    case "rejected":
      return reviseAgent(walker.by("owner"), on);
    default:
      return null;
  }
};
const forward = doing("what comes next", next);

const openSlot = `SELECT r.id::text AS id, d.slot, d."askedId"::text AS asked, d."askedRole"::text AS role
  FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id AND d.decision IS NULL AND d."voidedAt" IS NULL
  WHERE r."agentId" = $1::uuid AND r.state = 'open' ORDER BY d.after = '{}' DESC, d.position LIMIT 1`;
type Slot = { id: string; slot: string; asked: string | null; role: string | null };

const answering = (decision: "approve" | "reject"): Act => ({
  does: `whoever is asked next says ${decision}`,
  async run(walker) {
    const slot = await walker.newest<Slot>(openSlot);
    if (slot === null) return null;
    return decideRequest(walker.byId(slot.asked, slot.role), { request: slot.id, slot: slot.slot, decision, reason });
  },
});

const asked = fc.integer({ min: 0, max: 39 }).map((dice) => answering(dice === 0 ? "reject" : "approve"));

/** From the draft to an active agent, by the way that is meant. */
const toActive: readonly Act[] = [
  { does: "submit", run: next },
  ...Array.from({ length: 8 }, () => answering("approve")),
  { does: "activate", run: next },
];

const anyRequest = `SELECT r.id::text AS id, d.slot FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id
  WHERE r."agentId" = $1::uuid ORDER BY r.state = 'open' DESC, r.id DESC, md5(d.slot || $2) LIMIT 1`;

const onRequest = fc.tuple(fc.constantFrom("decide", "changes", "withdraw"), who, fc.nat(99)).map(
  ([verb, name, salt]): Act => ({
    does: `${name} ${verb} request`,
    async run(walker) {
      const found = await walker.newest<{ id: string; slot: string }>(anyRequest, [walker.id, String(salt)]);
      if (found === null) return null;
      const on = { request: found.id, reason };
      if (verb === "changes") return requestChanges(walker.by(name), on);
      if (verb === "withdraw") return withdrawRequest(walker.by(name), on);
      return decideRequest(walker.by(name), { ...on, slot: found.slot, decision: "approve" });
    },
  }),
);

const edits = fc.tuple(fc.nat(6), fc.nat(3)).map(
  ([what, value]): Act => ({
    does: `edit ${what} ${value}`,
    run(walker) {
      const owner = walker.by("owner");
      const pay = { agent: walker.slug, capability: walker.capabilities[0] as string };
      const autonomy = (["suggests", "acts_with_approval", "acts_within_bounds", "suggests"] as const)[value];
      switch (what) {
        case 0:
          return changeAgent(owner, { agent: walker.slug, purpose: `Purpose ${value}` });
        case 1:
          return changeAgent(owner, { agent: walker.slug, autonomy, autonomyReason: "It is asked each time." });
        case 2:
          return changeAgent(owner, { agent: walker.slug, model: `model-${value}` });
        case 3:
          return changeCapability(owner, { ...pay, dataClassification: value > 1 ? "confidential" : "internal" });
        case 4:
          return changeCapability(owner, {
            ...pay,
            grant: {
              grantedBy: walker.people.provisioner.email,
              approvedBy: walker.people.approver.email,
              reason,
              endsAt: iso(walker.now + 80 * DAY),
            },
          });
        case 5:
          return addCapability(owner, { agent: walker.slug, name: `More ${value}`, action: "read" });
        default:
          return changeAgent(owner, { agent: walker.slug, escalation: `Call ${value}` });
      }
    },
  }),
);

const onCapability = fc.tuple(fc.constantFrom("suspend", "resume", "end"), who, fc.nat(1)).map(
  ([verb, name, which]): Act => ({
    does: `${name} ${verb} capability`,
    run(walker) {
      const verbs = { suspend: suspendCapability, resume: resumeCapability, end: endCapability };
      const on = { agent: walker.slug, capability: walker.capabilities[which] as string, reason };
      return verbs[verb as keyof typeof verbs](walker.by(name), on);
    },
  }),
);

const people = fc.tuple(fc.nat(3), who, fc.constantFrom<CapabilityRole>("approver", "provisioner", "detector")).map(
  ([what, name, role]): Act => ({
    does: `${name} ${["leaves", "returns", "is away", `is named ${role}`][what]}`,
    async run(walker) {
      const person = walker.people[name].id;
      if (what === 3) return createAssignment(walker.by("owner"), { agent: walker.slug, role, person });
      if (what === 2) {
        const from = iso(walker.now);
        return editPerson(walker.admin, {
          person,
          outOfOffice: { from, until: iso(walker.now + 3 * DAY) },
        });
      }
      return editPerson(walker.admin, { person, status: what === 0 ? "left" : "active" });
    },
  }),
);

const accepting = doing("whoever was named accepts", async (walker) => {
  const found = await walker.newest<{ id: string; person: string }>(
    `SELECT id::text AS id, "personId"::text AS person FROM "Assignment"
     WHERE "agentId" = $1::uuid AND "acceptedAt" IS NULL AND "endsAt" IS NULL LIMIT 1`,
  );
  return found === null ? null : acceptAssignment(walker.byId(found.person), { assignment: found.id });
});

const exceptions = fc
  .tuple(fc.constantFrom("ask", "ask", "ask", "approve", "refuse", "withdraw", "expire"), who, fc.nat(9))
  .map(
    ([verb, name, salt]): Act => ({
      does: `${name} ${verb} exception`,
      async run(walker) {
        if (verb === "ask") {
          const gap = await walker.newest<{ id: string }>(
            `SELECT id::text AS id FROM "Gap" WHERE "agentId" = $1::uuid AND status = 'open' ORDER BY md5(rule || $2) LIMIT 1`,
            [walker.id, String(salt)],
          );
          if (gap === null) return null;
          const endsAt = iso(walker.now + (1 + salt) * 3 * DAY);
          return requestException(walker.by(salt > 5 ? "owner" : name), {
            gap: gap.id,
            reason,
            compensatingControl: reason,
            endsAt,
          });
        }
        const found = await walker.newest<{ id: string }>(
          `SELECT id::text AS id FROM "Exception" WHERE "agentId" = $1::uuid ORDER BY state = 'requested' DESC, id DESC LIMIT 1`,
        );
        if (found === null) return null;
        const on = { exception: found.id, reason };
        const verbs = {
          approve: approveException,
          refuse: refuseException,
          withdraw: withdrawException,
          expire: expireException,
        };
        // Mostly by those who may: the others are refused before anything is decided.
        return verbs[verb as keyof typeof verbs](walker.by(salt > 3 ? "guard" : name), on);
      },
    }),
  );

const stopping = doing("guard suspends agent", (walker) => suspendAgent(walker.by("guard"), { agent: walker.slug }));

const excusing = doing("guard accepts a gap", async (walker) => {
  const found = await walker.newest<{ id: string }>(
    `SELECT id::text AS id FROM "Exception" WHERE "agentId" = $1::uuid AND state = 'requested' LIMIT 1`,
  );
  return found === null ? null : approveException(walker.by("guard2"), { exception: found.id, reason });
});

/** Days pass, and the clock's work is done. */
const time = fc.constantFrom(1, 4, 12, 40).map(
  (days): Act => ({
    does: `${days} days pass`,
    async run(walker) {
      walker.pass(days);
      await judgeDue(walker.clock);
      await runRetirements(walker.clock);
      await watchExceptions(walker.clock);
      await advanceDrills(walker.clock);
      await reconsiderDue(walker.clock);
      await followDecisions(walker.clock);
      await handOverItems(walker.clock);
      await followCampaigns(walker.clock);
    },
  }),
);

/** Any act, the likely ones more often: a walk that is always refused shows little. */
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  often(6, forward),
  often(10, asked),
  often(4, onAgent),
  often(1, stopping),
  often(3, onRequest),
  often(4, edits),
  often(1, onCapability),
  often(2, people),
  often(1, accepting),
  often(6, exceptions),
  often(4, excusing),
  often(3, campaigns),
  often(8, reviewing),
  often(3, reviews),
  often(2, followUps),
  often(3, retirements),
  often(8, retiring),
  often(1, steps),
  often(3, drills),
  often(4, drilling),
  often(1, time),
);

/** What is meant to happen in some of the walks: without it an arrow might never be taken. */
const meant: Readonly<Record<number, (acts: readonly Act[]) => Act[]>> = {
  1: (acts) => [...acts.slice(0, -10), ...toRetired, ...acts.slice(-10)],
  2: (acts) => [...toReviewed, ...drilled, ...acts],
};

/**
 * Random walks, the same for the same seed; two of three begin with an active agent, of which one is retired on the way,
 * the other reviewed and its responder drilled.
 */
export const walks = (numRuns: number, seed: number): Act[][] =>
  fc
    .sample(fc.noBias(fc.array(anyAct, { minLength: 40, maxLength: 80, size: "max" })), { numRuns, seed })
    .map((acts, index) => [...(index % 3 === 0 ? [] : toActive), ...(meant[index % 3]?.(acts) ?? acts)]);

/** Tries it. @returns whether it was refused */
export async function attempt(act: Act, walker: Walker): Promise<boolean> {
  try {
    await act.run(walker);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}
