import { editControl } from "#lib/controls/edit-control.ts";
import { createDataSource } from "#lib/registry/create-data-source.ts";
import { createPerson } from "#lib/registry/create-person.ts";
import { createSystem } from "#lib/registry/create-system.ts";
import { createTeam } from "#lib/registry/create-team.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import type { Calendar } from "./moments.ts";
import { enforcedSince, enforcementLost } from "./organisation/changes.ts";
import { defaultOwners } from "./organisation/controls.ts";
import { dataSources } from "./organisation/data-sources.ts";
import { type ExamplePerson, type PersonKey, people, personNamed } from "./organisation/people.ts";
import { systems } from "./organisation/systems.ts";
import { teams } from "./organisation/teams.ts";
import type { Happening, Step } from "./replay.ts";
import { emailOf, emailOrNull, one } from "./step.ts";

/** The days, ago, on which the registry was set up and its first rows were made. */
const FIRST_DAY = 730;

/** People, teams, systems, data sources and the default owners of controls: what agents stand on. */
export function founding(calendar: Calendar): Happening[] {
  const byOwner = Map.groupBy(
    dataSources.filter(({ decisions, gaveUp }) => decisions !== null && gaveUp === null),
    ({ dataOwner }) => dataOwner as PersonKey,
  );
  return [
    {
      at: calendar.on(FIRST_DAY, "people", 0),
      by: null,
      reason: "The directory as it stood when the registry began.",
      steps: people.filter(({ joined }) => joined === null).map(joining),
    },
    {
      at: calendar.on(FIRST_DAY, "teams", 1),
      by: "rhys",
      steps: teams.map(({ members, ...team }) => founded(team, members)),
    },
    {
      at: calendar.on(FIRST_DAY, "systems", 2),
      by: "rhys",
      steps: systems.map(({ owner, ...system }) =>
        one(createSystem, {
          ...system,
          owner: emailOrNull(owner),
          enforcesApproval:
            system.slug in enforcementLost || (system.slug in enforcedSince ? false : system.enforcesApproval),
        }),
      ),
    },
    {
      at: calendar.on(FIRST_DAY, "data sources", 3),
      by: "rhys",
      steps: dataSources.map(({ decisions: _, dataOwner, gaveUp, qualityOwner, ...source }) =>
        one(createDataSource, {
          ...source,
          dataOwner: emailOrNull(gaveUp?.[0] ?? dataOwner),
          qualityOwner: emailOrNull(qualityOwner),
        }),
      ),
    },
    ...[...byOwner].map(
      ([owner, owned], index): Happening => ({
        at: calendar.on(722 - index * 3, `decisions of ${owner}`, 2),
        by: owner,
        steps: owned.map(deciding),
      }),
    ),
    ...dataSources.flatMap((source): Happening[] =>
      source.gaveUp === null
        ? []
        : [
            { at: calendar.on(680, `decisions on ${source.slug}`, 2), by: source.gaveUp[0], steps: [deciding(source)] },
            {
              at: calendar.on(source.gaveUp[1], `no owner of ${source.slug}`, 2),
              by: "rhys",
              reason: "Its owner gave it up, and nobody has taken it over.",
              steps: [one(editDataSource, { dataSource: source.slug, dataOwner: null })],
            },
          ],
    ),
    ...[...Map.groupBy(defaultOwners, ([, , daysAgo]) => daysAgo)].map(
      ([daysAgo, owners]): Happening => ({
        at: calendar.on(daysAgo, "default owners", 1),
        by: "leila",
        reason: "Somebody answers for each safeguard before the first agent needs it.",
        steps: owners.map(([control, owner]) => one(editControl, { control, defaultOwner: emailOf(owner) })),
      }),
    ),
    ...people
      .filter(({ joined }) => joined !== null)
      .map(
        (person): Happening => ({
          at: calendar.startOf(person.joined ?? 0) + 6.5 * 3_600_000,
          by: "rhys",
          steps: [joining(person), ...welcomed(person)],
        }),
      ),
  ];
}

const joining = (person: ExamplePerson): Step => ({
  run: async (world, within) => {
    const { key, manager, joined: _, ...fields } = person;
    const { id } = await within(createPerson, { ...fields, manager: emailOrNull(manager) });
    world.people.set(key, id);
  },
});

const isThere = (key: PersonKey): boolean => personNamed(key).joined === null;

const founded = (team: { slug: string; name: string; lead: PersonKey }, members: readonly PersonKey[]): Step =>
  one(createTeam, { ...team, lead: emailOf(team.lead), members: members.filter(isThere).map(emailOf) });

/** Who joins later joins their teams on the same day. */
const welcomed = ({ key, joined }: ExamplePerson): Step[] =>
  teams
    .filter(({ members }) => (members as readonly PersonKey[]).includes(key))
    .map(({ slug, members }) =>
      one(editTeam, {
        team: slug,
        members: members.filter((member) => (personNamed(member).joined ?? FIRST_DAY) >= (joined ?? 0)).map(emailOf),
      }),
    );

/** What the data owner decided (R27). */
const deciding = ({ slug, decisions }: (typeof dataSources)[number]): Step =>
  one(editDataSource, {
    dataSource: slug,
    decisions: { use: decisions?.[0], retention: decisions?.[1], summary: decisions?.[2] },
  });
