import { DAY, type Instant, iso } from "#lib/platform/core/clock.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { after, holderOn } from "./lives.ts";
import { type Calendar, spread } from "./moments.ts";
import type { ExampleAgent, ExampleCapability } from "./organisation/example-agent.ts";
import type { PersonKey } from "./organisation/people.ts";
import type { Happening, Step } from "./replay.ts";
import { capabilitySlug, emailOf, one } from "./step.ts";

/** Until so many days ago, grants were often recorded without their approver. */
const FIRST_HABITS = 560;

/** In these days, ago, a quarter of the renewals came late: provisioners had no list of what ends. */
const LATE = { from: 340, until: 64 };

const daysLate = (what: string, day: number): number =>
  day <= LATE.from && day >= LATE.until && spread(`${what} ${day}`) % 4 === 0 ? 8 + (spread(what) % 24) : 0;

/** The days ago on which the grants of a capability began, the first first, and how long each lasts. */
function periods(agent: ExampleAgent, capability: ExampleCapability): number[] {
  const { name, added, lasts = 180, grant, renewedUntil } = capability;
  if (grant === "none") return [];
  const begins = added ?? agent.registered - after.granted;
  const ends = Math.max(agent.state === "active" ? 0 : (agent.ended ?? 0), renewedUntil ?? 0);
  const days = [begins];
  if (lasts !== null)
    for (let day = begins - lasts; day > ends; day -= lasts) {
      if (renewedUntil === undefined) day -= daysLate(`${agent.slug} ${name}`, day);
      days.push(day);
    }
  return days;
}

/** Who provisioned grants access and renews it on its last day, or late; the approver of that day approves. */
export function grantsOf(agent: ExampleAgent, calendar: Calendar): Happening[] {
  const byDay = new Map<number, ExampleCapability[]>();
  for (const capability of agent.capabilities)
    for (const day of periods(agent, capability)) byDay.set(day, [...(byDay.get(day) ?? []), capability]);
  return [...byDay].flatMap(([day, capabilities]): Happening[] => {
    const provisioner = holderOn(agent, "provisioner", day);
    if (provisioner === null) return [];
    const at = calendar.startOf(day) + 9 * 3_600_000;
    return [
      {
        at,
        by: provisioner,
        steps: capabilities.map((capability) => granting(agent, capability, day, at, provisioner)),
      },
    ];
  });
}

function granting(
  agent: ExampleAgent,
  capability: ExampleCapability,
  day: number,
  at: Instant,
  provisioner: PersonKey,
): Step {
  const { name, lasts = 180, why, grant, action } = capability;
  // In the registry's first months often nobody wrote down who had approved; renewals made up for it.
  const unwritten =
    agent.registered > FIRST_HABITS &&
    day === agent.registered - after.granted &&
    action !== "pay" &&
    spread(`${agent.slug} ${name}`) % 5 < 3;
  const approver = holderOn(agent, "approver", day, name) ?? holderOn(agent, "business_owner", day);
  return one(editCapability, {
    agent: agent.slug,
    capability: capabilitySlug(name),
    grant: {
      grantedBy: emailOf(provisioner),
      approvedBy: grant === "unapproved" || unwritten || approver === null ? null : emailOf(approver),
      reason: why,
      startsAt: iso(at),
      endsAt: lasts === null ? null : iso(at + lasts * DAY),
    },
  });
}
