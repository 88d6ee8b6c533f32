import { editControl } from "#lib/controls/edit-control.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import type { Calendar } from "./moments.ts";
import { enforcementLost } from "./organisation/changes.ts";
import { grantsOutOfTurn, holesLeft, ownersGone, seatsGivenUp } from "./organisation/lately.ts";
import { onLeave } from "./organisation/leavers.ts";
import { systems } from "./organisation/systems.ts";
import type { Happening } from "./replay.ts";
import { capabilitySlug, emailOf, one } from "./step.ts";

/** What opened holes in what was in order, most of it in the last weeks, so that little is overdue. */
export const lately = (calendar: Calendar): Happening[] => [
  ...seatsGivenUp.map(({ daysAgo, by, why, team, ...place }): Happening => {
    const { agent, role } = place;
    return {
      at: calendar.on(daysAgo, `${agent} ${role} given up`, 2),
      by,
      reason: why,
      steps: [
        ...(team === undefined ? [] : [one(createAssignment, { agent, role, team })]),
        {
          run: async (world, within) =>
            void (await within(endAssignment, { assignment: world.assignment(place), reason: why })),
        },
      ],
    };
  }),
  ...holesLeft.map(
    ({ daysAgo, by, why, ...edit }): Happening => ({
      at: calendar.on(daysAgo, `${edit.agent} changed`, 2),
      by,
      reason: why,
      steps: [one(editAgent, edit)],
    }),
  ),
  ...Object.entries(enforcementLost).map(
    ([system, { daysAgo, why }]): Happening => ({
      at: calendar.on(daysAgo, `${system} no longer enforces`, 1),
      by: systems.find(({ slug }) => slug === system)?.owner ?? "rhys",
      reason: why,
      steps: [one(editSystem, { system, enforcesApproval: false })],
    }),
  ),
  ...ownersGone.systems.map(
    ({ system, daysAgo, why }): Happening => ({
      at: calendar.on(daysAgo, `no owner of ${system}`, 2),
      by: "rhys",
      reason: why,
      steps: [one(editSystem, { system, owner: null })],
    }),
  ),
  ...ownersGone.controls.map(
    ({ control, daysAgo, why }): Happening => ({
      at: calendar.on(daysAgo, `no owner of ${control}`, 2),
      by: "leila",
      reason: why,
      steps: [one(editControl, { control, defaultOwner: null })],
    }),
  ),
  // A month without him: what he alone responds for is nobody's, until he is back.
  {
    at: calendar.on(onLeave.baptiste.from, "baptiste suspended", 3),
    by: "rhys",
    reason: "Parental leave; access is taken away meanwhile.",
    steps: [one(editPerson, { person: emailOf("baptiste"), status: "suspended" })],
  },
  {
    at: calendar.on(onLeave.baptiste.until, "baptiste back", 0),
    by: "rhys",
    reason: "Back from leave.",
    steps: [one(editPerson, { person: emailOf("baptiste"), status: "active" })],
  },
  ...grantsOutOfTurn.map(({ daysAgo, agent, capability, by, approver, days, why }): Happening => {
    const at = calendar.on(daysAgo, `${agent} granted out of turn`, 2);
    const grant = { grantedBy: emailOf(by), approvedBy: emailOf(approver), reason: why };
    return {
      at,
      by,
      steps: [
        one(editCapability, {
          agent,
          capability: capabilitySlug(capability),
          grant: { ...grant, startsAt: iso(at), endsAt: iso(at + days * DAY) },
        }),
      ],
    };
  }),
];
