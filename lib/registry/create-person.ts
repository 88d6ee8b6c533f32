import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { newPerson } from "./person-fields.ts";
import { idsInFields } from "./resolve.ts";
import { readPersonById } from "./store-people.ts";

/** Registers a person: active and a member unless it says otherwise. Refuses an address that is taken. */
export const createPerson = command({
  may: "person.create",
  summary: "Register a person",
  input: newPerson,
  async load(tx, input) {
    const taken = await tx.models.person.findUnique({ where: { email: input.email }, select: { id: true } });
    return { taken: taken !== null, ...(await idsInFields(tx, "person", { manager: input.manager })) };
  },
  decide(loaded, input, context) {
    if (loaded.taken)
      throw new Refusal("conflict", "duplicate", "Somebody with that address is already registered.", {
        errors: [{ path: "email", message: "This is already taken." }],
      });
    const status = input.status ?? "active";
    return {
      email: input.email,
      name: input.name,
      title: input.title ?? null,
      function: input.function ?? null,
      unit: input.unit ?? null,
      managerId: loaded.manager ?? null,
      outOfOfficeFrom: input.outOfOffice ? new Date(input.outOfOffice.from) : null,
      outOfOfficeUntil: input.outOfOffice?.until ? new Date(input.outOfOffice.until) : null,
      status,
      leftAt: status === "left" ? new Date(input.leftAt ?? context.clock.now()) : null,
      platformRoles: input.platformRoles ?? ["member" as const],
      createdAt: new Date(context.clock.now()),
    };
  },
  save: (tx, person) => tx.models.person.create({ data: person }),
  evidence: (saved, person) => [
    {
      type: "person.created",
      subject: { kind: "person", id: saved.id, name: saved.name, agentId: null },
      payload: { ...person },
    },
  ],
  touches: () => ({}),
  answer: (tx, saved) => readPersonById(tx, saved.id),
});
