import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import type { Context } from "#lib/verbs/context.ts";
import { doStep, waiveStep } from "#lib/workflow/retirements/do-step.ts";
import { listRetirements } from "#lib/workflow/retirements/list-retirements.ts";
import { approveRetirement, refuseRetirement, withdrawRetirement } from "#lib/workflow/retirements/move-retirement.ts";
import { readRetirement } from "#lib/workflow/retirements/read-retirement.ts";
import { requestRetirement } from "#lib/workflow/retirements/request-retirement.ts";
import { verifyRetirement } from "#lib/workflow/retirements/verify-retirement.ts";
import type { Calendar } from "./moments.ts";
import type { PersonKey } from "./organisation/people.ts";
import type { Happening, Step } from "./replay.ts";
import { one } from "./step.ts";

/** Days before an agent was retired: asked for, agreed to and begun, its steps done one after the other, verified. */
const BEFORE = { asked: 12, started: 9, steps: 4 } as const;

interface Retiring {
  slug: string;
  /** Days ago: when it was retired, or when the checklist was begun. */
  ended: number;
  by: PersonKey;
  reason: string;
  alternative: string;
}

/** The agent's newest retirement, as it stands when the step's turn comes. */
async function newest(context: Context, agent: string): Promise<string> {
  const { data } = await listRetirements(context, { agent, limit: 1 });
  const [found] = data;
  if (!found) throw new Error(`Nobody asked to retire ${agent}.`);
  return found.id;
}

const deciding = (agent: string, verb: typeof approveRetirement, reason: string | undefined): Step => ({
  run: async (_world, within, context) => {
    await within(verb, { retirement: await newest(context, agent), reason });
  },
});

/** Each step by whoever is asked for it, an administrator where nobody is; telling customers who are gone is waived. */
const doing = (agent: string, most = Number.POSITIVE_INFINITY): Step => ({
  run: async (world, within, context) => {
    const retirement = await newest(context, agent);
    const { steps } = await readRetirement(context, { retirement });
    for (const { id: step, kind, title, person } of steps.slice(0, most)) {
      const as = person === null ? "rhys" : world.keyOf(person.id);
      if (kind === "tell_customers")
        await within(
          waiveStep,
          { retirement, step, reason: "The page that offered it is closed; nobody uses it." },
          as,
        );
      else
        await within(
          doStep,
          {
            retirement,
            step,
            proof: proofs[kind] ?? `${title}: done and looked at.`,
            proofUrl: `https://tickets.halmeric.example/retire/${agent}/${kind.replaceAll("_", "-")}`,
          },
          as,
        );
    }
  },
});

const proofs: Partial<Record<string, string>> = {
  tell_unit: "Told in the unit's weekly meeting, with the reason, the alternative and whom to ask; the minutes say so.",
  revoke_grant: "Taken from the role; a call under the old identity was refused.",
  revoke_credential: "The key is revoked at the issuer; the identity answers nobody.",
  hand_over_data: "Its cache is deleted; the deletion log is attached to the ticket.",
  end_delegation_from: "The hand-over is taken out of the other agent's configuration.",
  archive_evidence: "Evidence and documents are in the archive, kept for seven years.",
};

const asking = ({ slug, reason, alternative }: Retiring, more: { scheduledAt?: string } = {}): Step =>
  one(requestRetirement, { agent: slug, reason, alternative, contact: "desk@halmeric.example", ...more });

/** From asking to the certificate. */
export function retired(agent: Retiring, calendar: Calendar): Happening[] {
  const { slug, ended, by, reason } = agent;
  const at = (days: number, order = 2) => calendar.on(days, `${slug} ends`, order);
  return [
    { at: at(ended + BEFORE.asked), by, reason, steps: [asking(agent)] },
    {
      at: at(ended + BEFORE.started),
      by: "priya",
      steps: [deciding(slug, approveRetirement, "Nobody needs it any more, and who used it knows.")],
    },
    { at: at(ended + BEFORE.steps), by, reason: "Part of its retirement.", steps: [doing(slug)] },
    // Who executes a retirement does not verify it.
    {
      at: at(ended),
      by: "naledi",
      steps: [
        {
          run: async (_world, within, context) => {
            await within(verifyRetirement, {
              retirement: await newest(context, slug),
              reason: "Nothing answers under its identity, and no log has a call of it since.",
            });
          },
        },
      ],
    },
  ];
}

/** Begun, and half of it done. */
export function underWay(agent: Retiring, calendar: Calendar): Happening[] {
  const { slug, ended, by, reason } = agent;
  const at = (days: number) => calendar.on(days, `${slug} ends`, 2);
  return [
    { at: at(ended + 3), by, reason, steps: [asking(agent)] },
    { at: at(ended), by: "priya", steps: [deciding(slug, approveRetirement, "The old screens are gone.")] },
    { at: at(Math.max(1, ended - 2)), by, steps: [doing(slug, 2)] },
  ];
}

/** One in each other state, and one that the clock proposed because the end of its purpose had passed. */
export function otherRetirements(calendar: Calendar): Happening[] {
  const iso = (daysAgo: number) => new Date(calendar.startOf(daysAgo)).toISOString();
  const retiring = (slug: string, by: PersonKey, reason: string, alternative: string): Retiring => ({
    slug,
    ended: 0,
    by,
    reason,
    alternative,
  });
  const drafter = retiring(
    "campaign-drafter",
    "pavel",
    "The agency writes the campaigns from the summer on.",
    "The agency.",
  );
  const trial = retiring(
    "claims-router-trial",
    "ben",
    "The trial is over; the router itself is in use.",
    "Claims router.",
  );
  const desk = retiring("policy-question-desk", "sinead", "Care companion could answer these too.", "Care companion.");
  const scribe = retiring("incident-scribe", "linh", "Nobody reads its notes.", "Notes by hand.");
  const at = (days: number, what: string, order = 2) => calendar.on(days, `retirement ${what}`, order);
  return [
    { at: at(2, "drafter"), by: drafter.by, steps: [asking(drafter)] },
    { at: at(6, "trial"), by: trial.by, steps: [asking(trial, { scheduledAt: iso(-21) })] },
    {
      at: at(4, "trial yes"),
      by: "leila",
      steps: [deciding(trial.slug, approveRetirement, "The trial has done its work.")],
    },
    { at: at(200, "desk"), by: desk.by, steps: [asking(desk)] },
    {
      at: at(196, "desk no"),
      by: "yuki",
      steps: [deciding(desk.slug, refuseRetirement, "Our questions are about the house, not about cover.")],
    },
    { at: at(90, "scribe"), by: scribe.by, steps: [asking(scribe)] },
    { at: at(88, "scribe back"), by: scribe.by, steps: [deciding(scribe.slug, withdrawRetirement, undefined)] },
    {
      at: at(120, "minutes end"),
      by: "gareth",
      steps: [one(editAgent, { agent: "meeting-minutes", endsAt: iso(9) })],
    },
    {
      at: calendar.startOf(9) + 3 * 3_600_000,
      by: null,
      steps: [
        one(requestRetirement, {
          agent: "meeting-minutes",
          reason: `Its purpose ended on ${dateInWords(calendar.startOf(9))}.`,
          proposedFor: iso(9),
        }),
      ],
    },
  ];
}
