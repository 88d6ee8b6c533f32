import { mayDo } from "#lib/identity/core/access.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { controlRecords } from "./control-records.ts";
import { type CurrentRecord, changesOf, type RowResult, resultOf, settledByFile } from "./core/plan.ts";
import type { Proposal, ProposalKind, Remark, StatedValue } from "./core/proposal.ts";
import { stillMissing } from "./core/still-missing.ts";
import { Known } from "./known.ts";
import { planAbsent } from "./plan-absent.ts";
import { managersFirst } from "./plan-managers.ts";
import { planMemberships } from "./plan-memberships.ts";
import { planOwner } from "./plan-owner.ts";
import { planTools } from "./plan-tools.ts";
import type { Plan, Planning, RowPlan, Step } from "./planning.ts";
import { type ResolvedRow, resolveReferences } from "./resolve-references.ts";
import { rememberSource } from "./store-current.ts";
import { type Write, writers } from "./writers.ts";

/** Records come before what hangs on them, whatever their order in the file. */
const order: readonly ProposalKind[] = [
  "person",
  "team",
  "system",
  "systemTool",
  "dataSource",
  "agent",
  "capability",
  "assignment",
  "control",
  "agentControl",
  "owner",
];

/** Those that other rows may name are loaded with the names; the rest once their keys are known. */
const loadedByName = new Set<ProposalKind>(["person", "team", "system", "dataSource", "agent"]);

/**
 * Compares what a file says with what the registry holds. Reads only: nothing is written before the steps run.
 * `complete` says that the file holds everybody, so that whoever is not in it has left.
 */
export async function planImport(
  queryable: Queryable,
  context: Context,
  proposals: readonly Proposal[],
  { complete }: { complete: boolean },
): Promise<Plan> {
  const results = proposals.map(settledByFile);
  const usable = proposals.flatMap((proposal, index) => (results[index] === null ? [{ proposal, index }] : []));
  const known = await Known.load(
    queryable,
    usable.map(({ proposal }) => proposal),
  );
  const planning: Planning = { queryable, known, context };
  const steps: Step[] = [];
  let memberships: Step[] = [];
  for (const kind of order) {
    const rows = usable
      .filter(({ proposal }) => proposal.kind === kind)
      .map(({ proposal, index }) => resolveReferences(proposal, index, known));
    if (rows.length === 0) continue;
    if (kind === "control") known.take(kind, await controlRecords(context));
    else if (!loadedByName.has(kind))
      await known.loadDependent(
        queryable,
        kind,
        rows.map(({ key }) => key),
      );
    const plans = await planKind(kind, rows, planning);
    if (kind === "person") memberships = planMemberships(plans);
    for (const plan of plans) {
      results[plan.index] = plan.result;
      steps.push(...plan.steps);
    }
  }
  steps.push(...memberships);
  const rows = results.map((result, index) => result ?? resultOf(proposals[index] as Proposal, "skipped"));
  if (complete) {
    const absent = await planAbsent(
      queryable,
      usable.map(({ proposal }) => proposal),
      rows.length,
    );
    rows.push(...absent.rows);
    steps.push(...absent.steps);
  }
  return { rows, steps };
}

function planKind(
  kind: ProposalKind,
  rows: readonly ResolvedRow[],
  planning: Planning,
): RowPlan[] | Promise<RowPlan[]> {
  switch (kind) {
    case "owner":
      return rows.map((row) => planOwner(row, planning));
    case "systemTool":
      return planTools(rows, planning);
    case "person":
      return planEach(managersFirst(rows), planning);
    default:
      return planEach(rows, planning);
  }
}

function planEach(rows: readonly ResolvedRow[], planning: Planning): RowPlan[] {
  const planned = new Set<string>();
  return rows.map((row) => {
    const plan = planRow(row, planning, planned.has(row.key));
    if (plan.result.outcome === "created" || plan.result.outcome === "changed") planned.add(row.key);
    return plan;
  });
}

function planRow(row: ResolvedRow, { known, context }: Planning, already: boolean): RowPlan {
  const { proposal, index, key } = row;
  const settled = (result: RowResult): RowPlan => ({ index, result, steps: [] });
  const { warnings, errors } = row;
  if (errors.length > 0) return settled(resultOf(proposal, "error", { key, warnings, errors }));
  if (row.unresolved && isCatalogueAssignment(proposal))
    return settled(resultOf(proposal, "skipped", { key, warnings, because: "Whom it names is not registered." }));
  if (already) return settled(resultOf(proposal, "skipped", { key, warnings, because: "It stands above already." }));
  const writer = writers[proposal.kind];
  if (!writer)
    return settled(
      resultOf(proposal, "skipped", { key, warnings, because: "The registry does not take these in files." }),
    );

  const current = presentRecord(known.record(proposal.kind, key), context);
  const fields = statedFields(row, current);
  const changes = changesOf(
    fields,
    current,
    (field) => keptFields.has(field) || keptOf[proposal.kind]?.has(field) === true,
  );
  if (current !== null && changes.length === 0) return settled(resultOf(proposal, "unchanged", { key, warnings }));
  const write = current === null ? writer.create : writer.edit;
  const name = current !== null && proposal.kind === "assignment" ? current.id : key;
  const written =
    current === null ? withSource(proposal, fields) : Object.fromEntries(changes.map(({ field, to }) => [field, to]));
  const refused = refusals(write, context, name, written, proposal);
  if (refused.length > 0) return settled(resultOf(proposal, "error", { key, changes, warnings, errors: refused }));
  const run = async (tx: Transaction, asked: Context): Promise<void> => {
    await write.run(tx, asked, name, written);
    if (current === null && proposal.identity !== null && proposal.kind === "system")
      await rememberSource(tx, key, proposal.identity);
  };
  const outcome = current === null ? "created" : "changed";
  // Memberships are written with the teams.
  const elsewhere = proposal.kind === "person" && current !== null && changes.every(({ field }) => field === "teams");
  const steps = elsewhere ? [] : [{ row: index, run }];
  const missing = current === null ? stillMissing(proposal, fields) : [];
  return { index, result: resultOf(proposal, outcome, { key, changes, warnings: [...warnings, ...missing] }), steps };
}

const isCatalogueAssignment = ({ kind }: Proposal): boolean => kind === "assignment";

/** What identifies a record is never a change of it. */
const keptFields = new Set(["slug", "email", "agent", "control"]);
const keptOf: Partial<Record<ProposalKind, ReadonlySet<string>>> = {
  assignment: new Set(["role", "capability", "person", "team", "startsAt"]),
};

/** An assignment that has ended is history: the row then names somebody anew. */
function presentRecord(record: CurrentRecord | null, context: Context): CurrentRecord | null {
  const endsAt = record?.fields.role === undefined ? null : record.fields.endsAt;
  return typeof endsAt === "string" && Date.parse(endsAt) <= context.clock.now() ? null : record;
}

/** What counts of the stated fields: some name only a new record, and catalogues add to lists, they do not replace them. */
function statedFields({ proposal, fields }: ResolvedRow, current: CurrentRecord | null): Record<string, StatedValue> {
  const stated = { ...fields };
  if (current !== null) for (const field of proposal.whenNew) delete stated[field];
  const adds = proposal.kind === "person" || proposal.identity?.startsWith("backstage:");
  const list = proposal.kind === "person" ? "teams" : "members";
  const [now, more] = [current?.fields[list], stated[list]];
  if (adds && Array.isArray(now) && Array.isArray(more)) stated[list] = [...new Set([...now, ...more].map(String))];
  return stated;
}

/** A new agent is told where it came from, so that the next import of the same source finds it. */
const withSource = ({ kind, identity }: Proposal, fields: Record<string, StatedValue>): Record<string, StatedValue> =>
  kind === "agent" && identity !== null ? { ...fields, importedFrom: identity } : fields;

function refusals(
  write: Write,
  { actor }: Context,
  key: string,
  fields: Record<string, StatedValue | null>,
  { place }: Proposal,
): Remark[] {
  if (!mayDo(actor, write.may))
    return [{ ...place, field: null, message: `This takes the permission '${write.may}'.` }];
  return write.check(key, fields).map(({ path, message }) => ({ ...place, field: path || null, message }));
}
