import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { reference } from "#lib/verbs/fields.ts";
import { controlId, ownControlFields } from "./control-fields.ts";
import { catalogueById } from "./core/catalogue.ts";
import { controlAnswers, controlRows, type OwnDefinition } from "./store.ts";

/** Adds a control of the organisation's own to the catalogue: decided by security or an admin, with evidence (R30). */
export const createControl = command({
  may: "control.edit",
  summary: "Add a control of your own",
  input: z.strictObject({ id: controlId, defaultOwner: reference.nullable().optional(), ...ownControlFields }),
  load: async (tx, input) => ({
    taken:
      (await tx.models.control.findUnique({ where: { controlId: input.id } })) !== null || catalogueById.has(input.id),
    defaultOwnerId: (await idsInFields(tx, "person", { defaultOwner: input.defaultOwner })).defaultOwner ?? null,
  }),
  decide({ taken, defaultOwnerId }, { id, defaultOwner: _, appliesWhen, ...rest }) {
    if (taken)
      throw new Refusal("conflict", "duplicate", "There is already a control with that id.", {
        errors: [{ path: "id", message: "This is already taken." }],
      });
    const definition: OwnDefinition = { ...rest, condition: appliesWhen };
    return { controlId: id, definition, defaultOwnerId };
  },
  save: (tx, { controlId: id, definition, defaultOwnerId }) =>
    tx.models.control.create({
      data: { controlId: id, definition: { ...definition, condition: { ...definition.condition } }, defaultOwnerId },
    }),
  evidence: (saved, decided) => [
    {
      type: "control.created",
      subject: { kind: "control", id: saved.id, name: saved.controlId, agentId: null },
      payload: { ...decided },
    },
  ],
  // Whom it applies to is for the judgement to say: anybody.
  touches: () => ({ everything: true }),
  answer: async (tx, saved) => {
    const found = controlAnswers(await controlRows(tx)).find(({ id }) => id === saved.controlId);
    if (!found) throw new Error(`Control ${saved.controlId} vanished in its own transaction.`);
    return found;
  },
});
