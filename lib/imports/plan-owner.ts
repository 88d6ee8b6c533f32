import { editSystem } from "#lib/registry/edit-system.ts";
import { type RowResult, resultOf } from "./core/plan.ts";
import type { Planning, RowPlan } from "./planning.ts";
import type { ResolvedRow } from "./resolve-references.ts";

/**
 * Who a source says owns something. A registered person becomes the owner of a system that has none; a group, a pattern of
 * code and a second owner stay proposals for a person to decide.
 */
export function planOwner(row: ResolvedRow, { known }: Planning): RowPlan {
  const { proposal, index, fields, warnings, errors } = row;
  const settled = (result: RowResult): RowPlan => ({ index, result, steps: [] });
  if (errors.length > 0) return settled(resultOf(proposal, "error", { warnings, errors }));
  const { system, person, team } = fields;
  if (typeof system !== "string")
    return settled(
      resultOf(proposal, "proposed", { because: "They look after this code. Ask them; nobody is assigned by it." }),
    );
  if (typeof team === "string")
    return settled(
      resultOf(proposal, "proposed", {
        key: system,
        because: `The team '${team}' looks after it. A system's owner is a person: name one.`,
      }),
    );
  if (typeof person !== "string")
    return settled(
      resultOf(proposal, "skipped", { key: system, warnings, because: "Whom it names is not registered." }),
    );
  const owner = known.record("system", system)?.fields.owner ?? null;
  if (owner === person) return settled(resultOf(proposal, "unchanged", { key: system }));
  if (owner !== null)
    return settled(
      resultOf(proposal, "proposed", { key: system, because: `It has another owner here: ${String(owner)}.` }),
    );
  return {
    index,
    result: resultOf(proposal, "changed", { key: system, changes: [{ field: "owner", from: null, to: person }] }),
    steps: [{ row: index, run: (tx, context) => editSystem.within(tx, context, { system, owner: person }) }],
  };
}
