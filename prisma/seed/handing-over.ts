import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { accepting, naming, placeOf } from "./life-of-agent.ts";
import { everyHeld, type Held, holderOn, isTeam } from "./lives.ts";
import { type Calendar, spread } from "./moments.ts";
import { leavers } from "./organisation/leavers.ts";
import { type PersonKey, personNamed } from "./organisation/people.ts";
import type { Happening, Step } from "./replay.ts";

/** Weeks, in days ago, in which everybody is asked whether they still hold what they accepted. */
const ownershipWeeks = [426, 248, 70];

/** These did not find the time in the last of them. */
const neverAttest: readonly PersonKey[] = ["siobhan", "vikram", "tariq"];

/** Acceptances, hand-overs and attestations, from who held what when. */
export const handingOver = (calendar: Calendar): Happening[] => [
  ...acceptances(calendar),
  ...successions(calendar),
  ...attestations(calendar),
];

const personOf = ({ holder }: Held): PersonKey => holder as PersonKey;

/** Whoever was named on an agent accepts two days later: some in the morning, the others after lunch. */
function acceptances(calendar: Calendar): Happening[] {
  const first = everyHeld.filter((held) => !held.successor && held.accepted !== null);
  const half = (held: Held) => spread(personOf(held)) % 2;
  return [...Map.groupBy(first, (held) => `${held.agent.slug} ${held.accepted} ${half(held)}`)].flatMap(
    ([what, held]) => {
      const [some] = held;
      if (!some || some.accepted === null) return [];
      return [
        {
          at: calendar.on(some.accepted, `${what} accepted`, half(some) === 0 ? 1 : 4),
          by: personOf(some),
          steps: held.map((each) => accepting(each, personOf(each))),
        },
      ];
    },
  );
}

/** The successor is named, says yes, and with that whoever held it before is free. */
function successions(calendar: Calendar): Happening[] {
  return everyHeld
    .filter(({ successor }) => successor)
    .flatMap((held): Happening[] => {
      const before = everyHeld.find(
        (other) =>
          other.agent === held.agent && other.role === held.role && other.ended === (held.accepted ?? held.named),
      );
      const ending: Step[] = before
        ? [
            {
              by: "rhys",
              run: async (world, within) =>
                void (await within(endAssignment, {
                  assignment: world.assignment(placeOf(before)),
                  reason: undefined,
                })),
            },
          ]
        : [];
      const what = `${held.agent.slug} ${held.role} ${personOf(held)}`;
      const named: Happening = {
        at: calendar.on(held.named, what, 2),
        by: whoNames(held),
        ...(held.why !== null && { reason: held.why }),
        steps: [{ ...naming(held), refusable: true }, ...(held.accepted === null ? ending : [])],
      };
      if (held.accepted === null) return [named];
      const by = personOf(held);
      return [named, { at: calendar.on(held.accepted, what, 3), by, steps: [accepting(held, by), ...ending] }];
    });
}

/** The business owner names a successor, for the business owner's own role the system owner; an admin where they have left. */
function whoNames({ agent, role, named }: Held): PersonKey {
  const by = holderOn(agent, role === "business_owner" ? "system_owner" : "business_owner", named);
  return by === null || (leavers[by] ?? 0) > named ? "rhys" : by;
}

function attestations(calendar: Calendar): Happening[] {
  return ownershipWeeks.flatMap((week, round) => {
    const asked = everyHeld.filter(
      (held) =>
        !isTeam(held.holder) &&
        held.accepted !== null &&
        held.accepted > week + 40 &&
        (held.ended === null || held.ended < week - 6) &&
        (leavers[held.holder] ?? 0) < week - 6 &&
        held.agent.state !== "draft" &&
        held.agent.state !== "rejected" &&
        (held.agent.state !== "retired" || (held.agent.ended ?? 0) < week - 20) &&
        (round < 2 || !neverAttest.includes(held.holder)),
    );
    return [...Map.groupBy(asked, personOf)].map(
      ([by, held], index): Happening => ({
        at: calendar.on(week - (index % 5), `${by} attests in ${week}`, 2),
        by,
        reason: `Ownership week: ${personNamed(by).name} still holds these.`,
        steps: held.map((each) => ({
          run: async (world, within) =>
            void (await within(attestAssignment, { assignment: world.assignment(placeOf(each)), reason: undefined })),
        })),
      }),
    );
  });
}
