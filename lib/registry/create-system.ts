import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { slug } from "#lib/verbs/fields.ts";
import { freeSlug } from "./free-slug.ts";
import { idsInFields } from "./resolve.ts";
import { readSystemById } from "./store-systems.ts";
import { systemFields, systemName } from "./system-fields.ts";

/** Registers a system that agents act on. Whoever registers it is not made its owner. */
export const createSystem = command({
  may: "system.create",
  summary: "Register a system",
  input: z.strictObject({ slug: slug.optional(), name: systemName, ...systemFields }),
  load: async (tx, input) => ({
    slug: await freeSlug(tx, "System", input.slug, input.name),
    ownerId: (await idsInFields(tx, "person", { owner: input.owner })).owner ?? null,
  }),
  decide: (loaded, { owner: _, slug: __, ...fields }) => ({ ...fields, ...loaded }),
  save: (tx, system) => tx.models.system.create({ data: system }),
  evidence: (saved, system) => [
    {
      type: "system.created",
      subject: { kind: "system", id: saved.id, name: saved.name, agentId: null },
      payload: { ...system },
    },
  ],
  touches: () => ({}),
  answer: (tx, saved) => readSystemById(tx, saved.id),
});
