import { actions } from "#lib/registry/core/vocabulary.ts";
import { resultOf } from "./core/plan.ts";
import { digestOfTool, type OfferedTool, offerTools } from "./offer-tools.ts";
import type { Planning, RowPlan } from "./planning.ts";
import type { ResolvedRow } from "./resolve-references.ts";

/** Most tools that one write records. */
const batch = 500;

/** Tools are recorded per system in few writes; a tool whose definition is as before is left alone. */
export function planTools(rows: readonly ResolvedRow[], { known }: Planning): RowPlan[] {
  const waiting = new Map<string, { tools: OfferedTool[]; row: number }[]>();
  const plans = rows.map((row): RowPlan => {
    const { proposal, index, key, warnings, errors } = row;
    if (errors.length > 0) return { index, result: resultOf(proposal, "error", { key, warnings, errors }), steps: [] };
    const offered = offeredTool(row);
    const current = known.record("systemTool", key);
    if (current?.fields.digest === digestOfTool(offered))
      return { index, result: resultOf(proposal, "unchanged", { key, warnings }), steps: [] };
    const system = String(row.fields.system);
    const batches = waiting.get(system) ?? [];
    waiting.set(system, batches);
    const open = batches.at(-1);
    if (open && open.tools.length < batch) open.tools.push(offered);
    else batches.push({ tools: [offered], row: index });
    const from = current?.fields.description ?? null;
    const changes = from === offered.description ? [] : [{ field: "description", from, to: offered.description }];
    return {
      index,
      result: resultOf(proposal, current ? "changed" : "created", { key, changes, warnings }),
      steps: [],
    };
  });
  const byIndex = new Map(plans.map((plan) => [plan.index, plan]));
  for (const [system, batches] of waiting)
    for (const { tools, row } of batches)
      byIndex.get(row)?.steps.push({ row, run: (tx, context) => offerTools.within(tx, context, { system, tools }) });
  return plans;
}

/** The tool in its server's words: claims and the guess made from them stay hints. */
function offeredTool({ proposal, fields }: ResolvedRow): OfferedTool {
  const hints: Record<string, boolean | string> = {};
  for (const [field, value] of Object.entries(fields))
    if (field.startsWith("annotations.") && typeof value === "boolean")
      hints[field.slice("annotations.".length)] = value;
  if (typeof fields.title === "string") hints.title = fields.title;
  const guess = proposal.hints.find(({ field }) => field === "action");
  if (guess) hints.because = guess.because.slice(0, 500);
  const suggestedAction = actions.find((action) => action === guess?.value) ?? null;
  const description = typeof fields.description === "string" ? fields.description : null;
  return { name: String(fields.name), description, hints, suggestedAction };
}
