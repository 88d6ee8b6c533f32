import { listControls } from "#lib/controls/list-controls.ts";
import { canonicalJson } from "#lib/evidence/core/entry.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { CurrentRecord } from "./core/plan.ts";

/** The catalogue with what the organisation says about it, in the fields of a proposal. */
export async function controlRecords(context: Context): Promise<CurrentRecord[]> {
  const { data } = await listControls(context, {});
  return data.map((control) => ({
    id: control.id,
    key: control.id,
    importedFrom: null,
    fields: {
      title: control.title,
      function: control.function,
      functionReason: control.functionReason,
      weight: control.weight,
      defaultOwner: control.defaultOwner?.email ?? null,
      condition: canonicalJson(control.condition),
      evidence: control.evidence,
      references: control.references.map(({ reference }) => reference),
    },
  }));
}
