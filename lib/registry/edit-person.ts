import { z } from "zod";
import { authorize } from "#lib/identity/core/access.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { administeredFields, personFields } from "./person-fields.ts";
import { idInAddress, idsInFields } from "./resolve.ts";
import { managersAbove, personForUpdate, readPersonById } from "./store-people.ts";

/**
 * Changes the fields named. People keep their own profile true; status, platform roles and manager are an admin's. Someone who
 * leaves or is suspended stops answering at once (R9): every agent that leans on them is judged again.
 */
export const editPerson = command({
  may: "person.edit",
  summary: "Change a person's profile, status or platform roles",
  input: z.strictObject({
    person: reference,
    version,
    ...personFields,
    name: personFields.name.optional(),
    ...administeredFields,
  }),
  async load(tx, input) {
    const id = await idInAddress(tx, "person", input.person);
    const held = await personForUpdate(tx, id);
    const { manager } = await idsInFields(tx, "person", { manager: input.manager });
    const above = manager ? await managersAbove(tx, manager) : [];
    const otherAdmins = await tx.models.person.count({
      where: { id: { not: id }, status: "active", platformRoles: { has: "admin" } },
    });
    return { held, manager, above, otherAdmins };
  },
  on: ({ held }) => ({ personId: held.id }),
  decide({ held, manager, above, otherAdmins }, input, context) {
    requireVersion(held.version, input.version);
    // A manager is next in line when someone stops answering, so nobody chooses their own.
    const newManager = manager !== undefined && manager !== held.managerId;
    if (newManager || [input.status, input.platformRoles, input.leftAt].some((said) => said !== undefined))
      authorize(context.actor, "person.administer");
    if (above.includes(held.id))
      throw invalid([{ path: "manager", message: "That would make them their own manager, in a circle." }]);
    const status = input.status ?? held.status;
    const roles = input.platformRoles ?? held.platformRoles;
    const wasAdmin = held.status === "active" && held.platformRoles.includes("admin");
    if (wasAdmin && !(status === "active" && roles.includes("admin")) && otherAdmins === 0)
      throw new Refusal("conflict", "last-admin", "They are the last admin. Make somebody else an admin first.");
    if (input.leftAt !== undefined && status !== "left")
      throw invalid([{ path: "leftAt", message: "Only someone who left has a date of leaving." }]);
    const leaves = status === "left" && (held.status !== "left" || input.leftAt !== undefined);
    const stays = status !== "left" && held.status === "left";
    const fields = {
      name: input.name,
      title: input.title,
      function: input.function,
      unit: input.unit,
      managerId: manager,
      outOfOfficeFrom:
        input.outOfOffice === undefined ? undefined : input.outOfOffice && new Date(input.outOfOffice.from),
      outOfOfficeUntil:
        input.outOfOffice === undefined
          ? undefined
          : input.outOfOffice?.until
            ? new Date(input.outOfOffice.until)
            : null,
      status: input.status,
      leftAt: leaves ? new Date(input.leftAt ?? context.clock.now()) : stays ? null : undefined,
      platformRoles: input.platformRoles,
    };
    return { held, fields, changes: changesBetween(held, fields) };
  },
  save(tx, { held, fields, changes }) {
    if (nothingChanged(changes)) return Promise.resolve(held);
    return tx.models.person.update({ where: { id: held.id }, data: { ...fields, version: { increment: 1 } } });
  },
  evidence: (saved, { changes }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: changes.status ? `person.${saved.status}` : "person.edited",
            subject: { kind: "person", id: saved.id, name: saved.name, agentId: null },
            payload: { changes },
          },
        ],
  touches: (saved, { changes }) => (changes.status || changes.name || changes.managerId ? { people: [saved.id] } : {}),
  answer: (tx, saved) => readPersonById(tx, saved.id),
});
