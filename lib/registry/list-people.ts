import { z } from "zod";
import { asOf, oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { functions, personStatuses, platformRoles } from "./core/vocabulary.ts";
import { idInAddress } from "./resolve.ts";
import { heldSeatsOf } from "./seats-of-people.ts";
import { type PersonAnswer, personColumns, personFrom, readPersonById } from "./store-people.ts";

/** A person with the seats that they hold, as a seat strip (core/held-seats.ts); empty where they hold none. */
export type PersonWithSeats = PersonAnswer & { seats: string };

const shape: ListShape = {
  sortable: {
    name: { sql: "p.name", type: "text" },
    email: { sql: "p.email", type: "text" },
    unit: { sql: "COALESCE(p.unit, '')", type: "text" },
    status: { sql: "p.status", type: '"PersonStatus"' },
  },
  usually: "name",
  id: "p.id",
};

/** People, filtered, sorted and paged. */
export const listPeople = query({
  may: "catalogue.read",
  summary: "List people",
  input: listFields.extend({
    status: oneOf(personStatuses).optional(),
    function: oneOf(functions).optional(),
    unit: z.string().max(200).optional(),
    team: reference.optional(),
    manager: reference.optional(),
    platformRole: oneOf(platformRoles).optional(),
  }),
  async read(queryable, input, { now }) {
    const where = new Conditions()
      .add("(p.name || ' ' || p.email) ILIKE $", likeContaining(input.q))
      .add('p.status = $::"PersonStatus"', input.status)
      .add('p.function = $::"OrganisationFunction"', input.function)
      .add("p.unit = $", input.unit)
      .add('$::"PlatformRole" = ANY(p."platformRoles")', input.platformRole);
    if (input.team !== undefined)
      where.add(
        'EXISTS (SELECT FROM "TeamMember" tm WHERE tm."personId" = p.id AND tm."teamId" = $::uuid)',
        await idInAddress(queryable, "team", input.team),
      );
    if (input.manager !== undefined)
      where.add('p."managerId" = $::uuid', await idInAddress(queryable, "person", input.manager));
    const page = await readPage<PersonAnswer>(queryable, shape, input, {
      columns: personColumns,
      from: personFrom,
      countFrom: '"Person" p',
      where,
    });
    const ids = page.data.map(({ id }) => id);
    const seats = await heldSeatsOf(queryable, ids, now);
    return {
      ...page,
      data: page.data.map((person): PersonWithSeats => ({ ...person, seats: seats.get(person.id) ?? "" })),
    };
  },
});

/** One person. */
export const readPerson = query({
  may: "catalogue.read",
  summary: "Read a person",
  input: z.strictObject({ person: reference, asOf }),
  async read(queryable, input, { now }): Promise<PersonWithSeats> {
    const person = await readPersonById(queryable, await idInAddress(queryable, "person", input.person));
    return { ...person, seats: (await heldSeatsOf(queryable, [person.id], now)).get(person.id) ?? "" };
  },
});
