import { z } from "zod";
import { invalid, missing } from "#lib/platform/core/refusal.ts";
import { changesBetween, nothingChanged } from "#lib/registry/changes.ts";
import { functions } from "#lib/registry/core/vocabulary.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { line, oneOf, reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { ownControlFields } from "./control-fields.ts";
import { catalogueById } from "./core/catalogue.ts";
import { holdControl } from "./hold-control.ts";
import { controlAnswers, controlRows, type OwnDefinition } from "./store.ts";

/**
 * Names a control's default owner, hands it to another function with the reason (R26), or changes a control of the
 * organisation's own. The catalogue's titles, conditions and weights cannot be changed.
 */
export const editControl = command({
  may: "control.edit",
  summary: "Change what your organisation says about a control",
  input: z.strictObject({
    control: z.string().trim().toUpperCase().max(40),
    version,
    defaultOwner: reference.nullable().optional(),
    function: oneOf(functions).optional(),
    functionReason: line(500).optional(),
    ended: z.boolean().optional(),
    title: ownControlFields.title.optional(),
    weight: ownControlFields.weight.removeDefault().optional(),
    appliesWhen: ownControlFields.appliesWhen.optional(),
    evidence: ownControlFields.evidence.optional(),
    references: ownControlFields.references.removeDefault().optional(),
  }),
  async load(tx, input) {
    const inCatalogue = catalogueById.get(input.control);
    await holdControl(tx, input.control, "UPDATE");
    const held = await tx.models.control.findUnique({ where: { controlId: input.control } });
    if (!held) throw missing("control", input.control);
    const { defaultOwner } = await idsInFields(tx, "person", { defaultOwner: input.defaultOwner });
    return { held, inCatalogue, defaultOwnerId: defaultOwner };
  },
  decide({ held, inCatalogue, defaultOwnerId }, input, context) {
    requireVersion(held.version, input.version);
    const { title, weight, appliesWhen, evidence, references } = input;
    const rewritten = Object.entries({ title, weight, appliesWhen, evidence, references, ended: input.ended }).filter(
      ([, value]) => value !== undefined,
    );
    if (inCatalogue && rewritten.length > 0)
      throw invalid(
        rewritten.map(([path]) => ({ path, message: "This control is the catalogue's; add one of your own instead." })),
      );
    if (input.function !== undefined && inCatalogue && input.function !== inCatalogue.function && !input.functionReason)
      throw invalid([{ path: "functionReason", message: "Say why another function answers for it." }]);
    const own = held.definition as OwnDefinition | null;
    const definition = own && {
      ...own,
      ...defined({ title, weight, evidence, references, function: input.function }),
      ...(appliesWhen ? { condition: appliesWhen } : {}),
    };
    const backToCatalogue = inCatalogue !== undefined && input.function === inCatalogue.function;
    const after = {
      defaultOwnerId,
      function: own || input.function === undefined ? undefined : backToCatalogue ? null : input.function,
      functionReason: own || input.function === undefined ? undefined : backToCatalogue ? null : input.functionReason,
      endedAt:
        input.ended === undefined ? undefined : input.ended ? (held.endedAt ?? new Date(context.clock.now())) : null,
      definition: own ? definition : undefined,
    };
    return { held, after, changes: changesBetween({ ...held }, after) };
  },
  save(tx, { held, after, changes }) {
    if (nothingChanged(changes)) return Promise.resolve(held);
    const { definition, ...columns } = after;
    return tx.models.control.update({
      where: { id: held.id },
      data: {
        ...columns,
        ...(definition ? { definition: JSON.parse(JSON.stringify(definition)) } : {}),
        version: { increment: 1 },
      },
    });
  },
  evidence: (saved, { changes }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: changes.endedAt?.to ? "control.ended" : "control.edited",
            subject: { kind: "control", id: saved.id, name: saved.controlId, agentId: null },
            payload: { changes },
          },
        ],
  touches: (saved, { changes }) =>
    changes.definition || changes.endedAt ? { everything: true } : { controls: [saved.controlId] },
  answer: async (tx, saved) => {
    const found = controlAnswers(await controlRows(tx)).find(({ id }) => id === saved.controlId);
    if (!found) throw new Error(`Control ${saved.controlId} vanished in its own transaction.`);
    return found;
  },
});

const defined = <Fields extends Record<string, unknown>>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
