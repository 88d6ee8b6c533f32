import { createHash } from "node:crypto";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { activateAgent } from "#lib/registry/activate-agent.ts";
import { createAgent } from "#lib/registry/create-agent.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { createCapability } from "#lib/registry/create-capability.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { deciding } from "./deciding.ts";
import { grantsOf } from "./grants-of-agent.ts";
import { after, everyHeld, type Held, holderOn, isTeam } from "./lives.ts";
import type { Calendar } from "./moments.ts";
import type { ExampleAgent, ExampleCapability } from "./organisation/example-agent.ts";
import { onLeave } from "./organisation/leavers.ts";
import type { PersonKey } from "./organisation/people.ts";
import { systems } from "./organisation/systems.ts";
import type { Happening, Step } from "./replay.ts";
import { capabilitySlug, emailOf, emailOrNull, one } from "./step.ts";

const AUTHORITY =
  "May suspend any agent and revoke its access at once (Incident policy 4.2, decided by the chief information security officer).";
const standIns: Partial<Record<PersonKey, PersonKey>> = { freya: "baptiste", baptiste: "freya", linh: "mateus" };

function standInFor(holder: PersonKey, daysAgo: number): PersonKey | undefined {
  const usual = standIns[holder];
  if (usual !== "baptiste") return usual;
  const { from, until, meanwhile } = onLeave.baptiste;
  return daysAgo <= from && daysAgo >= until ? meanwhile : usual;
}

/** Everything that happened to an agent but hand-overs, attestations and what its stories tell. */
export function lifeOfAgent(agent: ExampleAgent, calendar: Calendar): Happening[] {
  const { slug, registered } = agent;
  const on = (days: number, what: string, order: number) => calendar.on(registered - days, `${slug} ${what}`, order);
  const happenings: Happening[] = [{ at: on(0, "registered", 1), by: agent.by, steps: registration(agent) }];
  if (agent.state === "draft") return happenings;

  const owner = holderOn(agent, "business_owner", registered) ?? agent.by;
  happenings.push({
    at: on(after.submitted, "submitted", 1),
    by: owner,
    steps: [one(submitAgent, { agent: slug, reason: undefined })],
  });
  if (agent.state === "rejected") return happenings;
  happenings.push(...answers(agent, calendar));
  if (agent.state === "submitted") return happenings;

  happenings.push({
    at: on(after.approved, "approved", 4),
    by: owner,
    steps: [deciding(slug, () => true)],
  });
  const takenBack = (["identity", "scope", "oversight"] as const).filter(
    (question) => agent.approved !== undefined && !agent.approved.includes(question),
  );
  if (takenBack.length > 0)
    happenings.push({
      at: on(after.approved, "answers taken back", 5),
      by: "rhys",
      reason: "Answered for the pilot only; it is to be looked at again.",
      steps: [
        one(editAgent, { agent: slug, approvals: Object.fromEntries(takenBack.map((question) => [question, null])) }),
      ],
    });
  if (agent.residualRisk === undefined && agent.state === "approved")
    happenings.push({
      at: on(after.approved, "risk taken back", 5),
      by: "rhys",
      reason: "Accepted without being assessed; it is to be stated again.",
      steps: [one(editAgent, { agent: slug, residualRisk: { statement: null, acceptedBy: null } })],
    });
  happenings.push(...grantsOf(agent, calendar));
  if (agent.state === "approved") return happenings;
  happenings.push({
    at: on(after.activated, "activated", 3),
    by: holderOn(agent, "system_owner", registered) ?? agent.by,
    steps: [one(activateAgent, { agent: slug, reason: undefined })],
  });
  return [...happenings, ...additions(agent, calendar)];
}

function registration(agent: ExampleAgent): Step[] {
  const initial = everyHeld
    .filter((held) => held.agent === agent && !held.successor && held.named === agent.registered)
    // The business owner last: from then on the draft is theirs.
    .toSorted((one, other) => Number(one.role === "business_owner") - Number(other.role === "business_owner"));
  return [
    one(createAgent, factsOf(agent)),
    ...agent.capabilities.filter(({ added }) => added === undefined).map((capability) => creating(agent, capability)),
    ...initial.map(naming),
  ];
}

function factsOf(agent: ExampleAgent): Parameters<typeof createAgent>[1] {
  const { slug } = agent;
  return {
    slug,
    name: agent.name,
    purpose: agent.purpose,
    taskBoundary: agent.taskBoundary,
    acceptableOutcomes: agent.acceptableOutcomes,
    businessUnit: agent.unit,
    interaction: agent.interaction,
    hosting: agent.hosting ?? "internal",
    vendor: agent.vendor ?? null,
    vendorReferences: [...(agent.vendorReferences ?? [])],
    model: agent.model ?? "Meridian Medium, of Northlight",
    promptDigest: `sha256:${createHash("sha256").update(`${slug} 1`).digest("hex")}`,
    ...(agent.orchestrator && { orchestrator: agent.orchestrator }),
    ...(agent.vendorOwners && {
      vendorOwners: {
        dataClassification: emailOrNull(agent.vendorOwners.dataClassification),
        outputs: emailOrNull(agent.vendorOwners.outputs),
      },
    }),
    autonomy: agent.autonomy,
    autonomyReason: agent.autonomyReason ?? null,
    residualRisk: { statement: agent.residualRisk ?? "Little; not assessed in detail." },
    customerFacing: agent.customerFacing ?? false,
    usesRetrieval: agent.usesRetrieval ?? false,
    usesMcp: agent.usesMcp ?? false,
    environment: agent.environment ?? "production",
    workloadIdentity:
      agent.workloadIdentity === undefined ? `spiffe://halmeric.example/agents/${slug}` : agent.workloadIdentity,
    credential: agent.credential ?? { kind: "ephemeral", ttlSeconds: 900 },
    sharedByUnits: (agent.sharedByUnits ?? []).map(([unit, owner]) => ({ unit, owner: emailOrNull(owner) })),
    dataSources: [...(agent.dataSources ?? [])],
    playbookUrl: agent.playbookUrl === null ? null : `https://playbooks.halmeric.example/agents/${slug}`,
    escalation:
      agent.escalation === undefined
        ? "The responder, then Daniel Okonkwo of Security, then the head of the unit. At night: +000 555 0142."
        : agent.escalation,
    retirementPlan:
      agent.retirementPlan === null
        ? null
        : `The work goes back to ${agent.unit}; grants and identity end on the day, evidence is kept for seven years.`,
  };
}

function creating(agent: ExampleAgent, capability: ExampleCapability): Step {
  const { name, action, system, tools, bounds, monitoring, revocation } = capability;
  const on = systems.find((candidate) => candidate.slug === system);
  return one(createCapability, {
    agent: agent.slug,
    name,
    action,
    system,
    tools: [...tools],
    dataClassification: capability.dataClassification ?? on?.dataClassification ?? "internal",
    reversible: capability.reversible ?? true,
    bounds: bounds ?? null,
    monitoring:
      monitoring === undefined
        ? "Every call is logged; the detector looks at a daily sample and at each alert."
        : monitoring,
    revocation:
      revocation === undefined
        ? { path: `Take ${tools.join(" and ")} from the agent's role in ${on?.name ?? system}`, expectedMinutes: 15 }
        : revocation && { path: revocation[0], expectedMinutes: revocation[1] },
  });
}

/** Names the holder in the role, with deputies and authority as the agent's data say. */
export function naming(held: Held): Step {
  const { agent, capability, role, holder } = held;
  const deputies =
    role === "business_owner"
      ? (agent.deputies ?? []).filter((deputy) => deputy !== holder)
      : role === "responder" && !isTeam(holder) && !agent.responderAlone
        ? [standInFor(holder, held.named)].filter((deputy) => deputy !== undefined)
        : [];
  return {
    run: async (world, within) => {
      const { id } = await within(createAssignment, {
        agent: agent.slug,
        role,
        capability: capability && capabilitySlug(capability),
        ...(isTeam(holder) ? { team: holder.team } : { person: emailOf(holder) }),
        deputies: isTeam(holder) ? [] : deputies.map(emailOf),
        authority: role === "responder" && !isTeam(holder) && !agent.responderWithoutAuthority ? AUTHORITY : null,
      });
      world.keepAssignment(placeOf(held), id);
    },
  };
}

export const placeOf = ({ agent, capability, role, holder }: Held) => ({
  agent: agent.slug,
  capability,
  role,
  holder: isTeam(holder) ? holder.team : holder,
});

/** The named person says yes. */
export const accepting = (held: Held, by: PersonKey): Step => ({
  by,
  run: async (world, within) => {
    await within(acceptAssignment, { assignment: world.assignment(placeOf(held)) });
  },
});

/** The decisions of the registration that come before the last: those who are asked take a day or two. */
function answers(agent: ExampleAgent, calendar: Calendar): Happening[] {
  const { slug, registered } = agent;
  const asked = agent.approved ?? ["identity", "scope", "oversight"];
  const day = registered - after.answers;
  return [
    {
      at: calendar.on(registered - after.identity, `${slug} identity`, 2),
      by: agent.by,
      steps: [deciding(slug, (slot) => slot === "identity" && asked.includes(slot))],
    },
    {
      at: calendar.on(day, `${slug} scope`, 2),
      by: agent.by,
      steps: [deciding(slug, (slot) => (slot === "scope" || slot === "oversight") && asked.includes(slot))],
    },
    {
      at: calendar.on(day, `${slug} systems`, 3),
      by: agent.by,
      steps: [deciding(slug, (slot) => slot.startsWith("system:") || slot.startsWith("data:"))],
    },
  ];
}

/** What was added to an agent that was in use already. */
function additions(agent: ExampleAgent, calendar: Calendar): Happening[] {
  const days = new Set(agent.capabilities.flatMap(({ added }) => (added === undefined ? [] : [added])));
  return [...days].flatMap((day) => {
    const owner = holderOn(agent, "system_owner", day) ?? agent.by;
    const capabilities = agent.capabilities.filter(({ added }) => added === day);
    const at = calendar.startOf(day) + 8 * 3_600_000;
    const delegating = agent.delegatesTo?.length
      ? [one(editAgent, { agent: agent.slug, delegatesTo: [...agent.delegatesTo] })]
      : [];
    return [
      { at, by: owner, steps: [...capabilities.map((capability) => creating(agent, capability)), ...delegating] },
    ];
  });
}
