import { createHash } from "node:crypto";
import { z } from "zod";
import { authorize } from "#lib/identity/core/access.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { type FieldError, invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { present, type Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { line, oneOf } from "#lib/verbs/fields.ts";
import { limits } from "./core/limits.ts";
import { countOutcomes, type RowResult } from "./core/plan.ts";
import { type ImportFormat, importFormats, type Remark } from "./core/proposal.ts";
import { readImport } from "./core/read-import.ts";
import { resourceNames } from "./core/resources.ts";
import { planImport } from "./plan-import.ts";
import type { Plan } from "./planning.ts";
import { runSteps, trySteps } from "./run-steps.ts";
import { beginImport, failImport, finishImport, newImportId, noteProgress, readImportById } from "./store-imports.ts";

const yesOrNo = z.boolean({ error: "Say true or false." });

/** What an import is asked for; the file itself is `bytes`. */
export const importFields = {
  fileName: line(255).meta({ example: "people.csv" }),
  format: oneOf(importFormats).nullable().default(null),
  resource: oneOf(resourceNames).nullable().default(null),
  /** The system whose tools a list holds that does not say so itself. */
  system: line(100).nullable().default(null),
  /** Only show what would happen. */
  dryRun: yesOrNo.default(false),
  /** The file holds everybody: who is not in it has left. Shown by the dry run; done only with `confirmLeft`. */
  complete: yesOrNo.default(false),
  confirmLeft: yesOrNo.default(false),
  /** Write the rows that are right and leave out those with errors; otherwise one error refuses the file. */
  leaveOutErrors: yesOrNo.default(false),
};

const input = z.strictObject({
  ...importFields,
  bytes: z
    .custom<Uint8Array>((value) => value instanceof Uint8Array, "Send a file.")
    .meta({
      override: { type: "string", format: "binary" },
    }),
});

/** Rows between two notes of progress. */
const PROGRESS_EVERY = 100;
/** A dry run with more writes than this is compared with the registry only, and not tried with the verbs. */
const TRIED_STEPS = 2_000;
/** Most errors that one refusal lists; a broken file of 100,000 rows would say the same 100,000 times. */
const LISTED_ERRORS = 200;

interface Planned {
  id: string;
  digest: string;
  format: ImportFormat;
  plan: Plan;
}

/**
 * Imports a file: reads it, compares it with the registry, and, unless it is a dry run, writes every row through the verbs
 * that everybody uses, in one transaction for the file. The same file a second time changes nothing. Whoever imports
 * becomes owner of nothing.
 * @throws Refusal `invalid` with line and field of each error; then nothing was written.
 */
export const runImport = command({
  may: "import.run",
  summary: "Import a file, or show what it would change",
  input,
  // Half an hour: a people file of a large company, row by row.
  timeout: 30 * 60 * 1000,
  async load(tx, asked, context): Promise<Planned> {
    // Before the usual place: reading 50 MiB is not for everybody.
    authorize(context.actor, "import.run");
    if (asked.bytes.length > limits.fileBytes)
      throw new Refusal("tooLarge", "file-too-large", "A file may have at most 50 MiB. Split it.");
    const read = readImport(asked);
    if (read.failure) throw invalid([errorOf(read.failure)], `${asked.fileName} cannot be imported.`);
    // Nobody is in a file of systems: it would mark the whole organisation as left.
    if (asked.complete && !read.proposals.some(({ kind, errors }) => kind === "person" && errors.length === 0))
      throw new Refusal("invalid", "complete-without-people", "Only a file that holds people can be complete.", {
        errors: [{ path: "complete", message: "The file holds no people." }],
      });
    const plan = await planImport(tx, context, read.proposals, { complete: asked.complete });
    const digest = createHash("sha256").update(asked.bytes).digest("hex");
    return { id: await newImportId(tx), digest, format: read.format, plan };
  },
  decide(planned, asked) {
    if (!asked.dryRun && !asked.leaveOutErrors) refuseErrors(planned.plan.rows);
    const leaving = planned.plan.rows.filter(({ outcome }) => outcome === "left").length;
    if (!asked.dryRun && leaving > 0 && !asked.confirmLeft)
      throw new Refusal(
        "conflict",
        "leavers-unconfirmed",
        `${leaving} people are not in the file and would be marked as left. Confirm that, or import it as not complete.`,
        { errors: [{ path: "confirmLeft", message: "Confirm that they left." }] },
      );
    return { ...planned, asked };
  },
  async save(tx, { id, digest, format, plan, asked }, context) {
    const at = iso(context.clock.now());
    const begun = {
      id,
      format,
      fileName: asked.fileName,
      byteSize: asked.bytes.length,
      digest,
      dryRun: asked.dryRun,
      complete: asked.complete,
      createdById: context.actor.personId,
      createdByName: context.actor.name,
      rowsTotal: plan.rows.length,
    };
    if (asked.dryRun) {
      if (plan.steps.length <= TRIED_STEPS) await trySteps(tx, context, plan);
      await beginImport(tx, begun, at);
    } else {
      await beginImport(present, begun, at);
      await applySteps(tx, context, { plan, id, at, leaveOutErrors: asked.leaveOutErrors });
    }
    await finishImport(tx, id, at, { rows: plan.rows, counts: countOutcomes(plan.rows) });
    return { id, name: asked.fileName };
  },
  evidence: ({ id, name }, { plan, digest, format, asked }) => [
    {
      type: asked.dryRun ? "import.tried" : "import.applied",
      subject: { kind: "import", id, name, agentId: null },
      payload: { format, digest, complete: asked.complete, counts: countOutcomes(plan.rows) },
    },
  ],
  touches: () => ({}),
  async answer(tx, { id, name }) {
    const found = await readImportById(tx, id);
    if (!found) throw new Error(`The import of ${name} is not there after it was recorded.`);
    return found;
  },
});

/**
 * Writes the plan. The record of the import is kept by a connection of its own, so that others see how far it is, and that
 * it failed, while the transaction keeps all or nothing of the writes.
 */
async function applySteps(
  tx: Transaction,
  context: Context,
  { plan, id, at, leaveOutErrors }: { plan: Plan; id: string; at: string; leaveOutErrors: boolean },
): Promise<void> {
  const { rows, steps } = plan;
  try {
    await runSteps(tx, context, plan, async (done) => {
      if (done % PROGRESS_EVERY === 0) await noteProgress(present, id, Math.floor((rows.length * done) / steps.length));
    });
    if (!leaveOutErrors) refuseErrors(rows);
  } catch (problem) {
    await failImport(present, id, at);
    throw problem;
  }
}

/** @throws Refusal `invalid` with line, field and sentence of each error */
function refuseErrors(rows: readonly RowResult[]): void {
  const failed = rows.filter(({ outcome }) => outcome === "error");
  if (failed.length === 0) return;
  const count = failed.length === 1 ? "One row has errors." : `${failed.length} rows have errors.`;
  const errors = failed.flatMap((row) => row.errors.map(errorOf)).slice(0, LISTED_ERRORS);
  throw invalid(errors, `${count} Nothing was imported.`);
}

/** A remark as an error of the API: the path says line and field, for the person who looks into the file. */
function errorOf({ line: at, path, field, message }: Remark): FieldError {
  const where = at === null ? path : `line ${at}`;
  return { path: [where, field].filter((part) => part !== null && part !== "").join(", "), message };
}
