import fc from "fast-check";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { doStep, waiveStep } from "#lib/workflow/retirements/do-step.ts";
import {
  approveRetirement,
  refuseRetirement,
  startRetirement,
  withdrawRetirement,
} from "#lib/workflow/retirements/move-retirement.ts";
import { requestRetirement } from "#lib/workflow/retirements/request-retirement.ts";
import { verifyRetirement } from "#lib/workflow/retirements/verify-retirement.ts";
import { type Act, doing, reason, who } from "./act.ts";

const newestRetirement = `SELECT id::text AS id FROM "Retirement" WHERE "agentId" = $1::uuid ORDER BY id DESC LIMIT 1`;
const retirementVerbs = {
  approve: approveRetirement,
  refuse: refuseRetirement,
  withdraw: withdrawRetirement,
  start: startRetirement,
  verify: verifyRetirement,
};

export const retirements = fc.tuple(fc.constantFrom("ask", ...Object.keys(retirementVerbs)), who, fc.nat(9)).map(
  ([verb, name, salt]): Act => ({
    does: `${name} ${verb} retirement`,
    async run(walker) {
      if (verb === "ask")
        return requestRetirement(walker.by(salt > 6 ? "closer" : name), {
          agent: walker.slug,
          reason,
          alternative: reason,
          contact: "desk@example.com",
          ...(salt > 8 ? { scheduledAt: iso(walker.now + 2 * DAY) } : {}),
        });
      const found = await walker.newest<{ id: string }>(newestRetirement);
      if (found === null) return null;
      const likely = salt < 5 ? name : verb === "verify" ? "security" : verb === "approve" ? "owner" : "closer";
      return retirementVerbs[verb as keyof typeof retirementVerbs](walker.by(likely), {
        retirement: found.id,
        reason,
      } as never);
    },
  }),
);

export const steps = fc.tuple(who, fc.nat(9)).map(
  ([name, dice]): Act => ({
    does: dice === 0 ? `${name} does a step` : "whoever is asked does a step",
    async run(walker) {
      const step = await walker.newest<{ id: string; retirement: string; person: string | null }>(
        `SELECT id::text AS id, "retirementId"::text AS retirement, "personId"::text AS person FROM "RetirementStep"
         WHERE "agentId" = $1::uuid ORDER BY state = 'open' DESC, id LIMIT 1`,
      );
      if (step === null) return null;
      const by = dice === 0 ? walker.by(name) : walker.byId(step.person ?? walker.people.closer.id);
      const on = { retirement: step.retirement, step: step.id };
      return dice === 1 ? waiveStep(by, { ...on, reason }) : doStep(by, { ...on, proof: reason });
    },
  }),
);

/** The retirement goes on as it is meant to, from the asking to the certificate. */
const goOnRetiring =
  (verifier: "who did the last step" | "security"): Act["run"] =>
  async (walker) => {
    const found = await walker.newest<{ id: string; state: string; step: string | null; person: string | null }>(
      `SELECT r.id::text AS id, r.state::text AS state, s.id::text AS step, s."personId"::text AS person FROM "Retirement" r
     LEFT JOIN "RetirementStep" s ON s."retirementId" = r.id AND s.state = 'open'
     WHERE r."agentId" = $1::uuid ORDER BY r.id DESC, s.id LIMIT 1`,
    );
    const on = { retirement: found?.id ?? "", reason };
    if (found?.state === "requested") return approveRetirement(walker.by("owner"), on);
    if (found?.state !== "in_progress") return null;
    if (found.step === null) {
      const last = await walker.newest<{ person: string }>(
        `SELECT "doneById"::text AS person FROM "RetirementStep" WHERE "agentId" = $1::uuid ORDER BY "doneAt" DESC LIMIT 1`,
      );
      const by = verifier === "security" ? walker.by("security") : walker.byId(last?.person ?? null);
      return verifyRetirement(by, on);
    }
    const by = walker.byId(found.person ?? walker.people.closer.id);
    return doStep(by, { retirement: found.id, step: found.step, proof: reason });
  };
export const retiring = doing("the retirement goes on", goOnRetiring("security"));

/** From wherever the agent is to its certificate, by the way that is meant. */
export const toRetired: readonly Act[] = [
  {
    does: "closer asks for the retirement",
    run: (walker) => requestRetirement(walker.by("closer"), { agent: walker.slug, reason, alternative: reason }),
  },
  ...Array.from({ length: 10 }, () => ({
    does: "the retirement goes on in the same hands",
    run: goOnRetiring("who did the last step"),
  })),
  { does: "security verifies", run: goOnRetiring("security") },
];
