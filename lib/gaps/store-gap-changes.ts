import { appendEvidence } from "#lib/evidence/append.ts";
import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { systemActor } from "#lib/identity/core/actor.ts";
import { settleNotices } from "#lib/notifications/settle-notice.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { Finding } from "./core/finding.ts";
import type { GapChange } from "./core/reconcile.ts";
import { gapAssignedKeys } from "./gap-assigned.ts";
import type { StoredGap } from "./store-kept.ts";

/** One change of a gap with the agent it belongs to; both null for the organisation's own. */
export interface ChangeOfGap {
  agentId: string | null;
  agentName: string | null;
  change: GapChange<StoredGap>;
}

const eventOf: Record<Exclude<GapChange<StoredGap>["change"], "words">, string> = {
  open: "opened",
  reopen: "reopened",
  close: "closed",
  severity: "severity",
  accept: "accepted",
};

/** Writes what became of gaps: rows, their history, and the evidence of it, set by set (R46, R82). */
export async function writeGapChanges(
  tx: Queryable,
  changes: readonly ChangeOfGap[],
  now: Instant,
  correlationId: string,
): Promise<void> {
  if (changes.length === 0) return;
  const at = iso(now);
  const opened: Record<string, unknown>[] = [];
  const updated: Record<string, unknown>[] = [];
  for (const { agentId, change } of changes) {
    if (change.change === "open") {
      // What is new cannot be excused yet: an exception names a gap that is kept, and then its row is found again.
      const { about, ...finding } = change.finding;
      opened.push({
        ...finding,
        key: change.key,
        agentId,
        aboutKind: about?.kind ?? null,
        aboutValue: about?.value ?? null,
        dueAt: iso(change.dueAt),
      });
    } else updated.push(updateOf(change, at));
  }
  const ids = new Map<string, string>();
  if (opened.length > 0) {
    const rows = await tx.query<{ id: string; key: string }>(
      `WITH found AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(key text, rule text, severity "Severity", "agentId" uuid,
           "capabilityId" uuid, role "Role", "controlId" text, "aboutKind" text, "aboutValue" text, sentence text, fix text,
           "closedBy" text, "dueAt" timestamptz)),
         opened AS (INSERT INTO public."Gap" (key, rule, severity, "agentId", "capabilityId", role, "controlId", "aboutKind",
             "aboutValue", sentence, fix, "closedBy", "openedAt", "severitySince", "dueAt")
           SELECT key, rule, severity, "agentId", "capabilityId", role, "controlId", "aboutKind", "aboutValue", sentence, fix,
             "closedBy", $2::timestamptz, $2::timestamptz, "dueAt" FROM found RETURNING id, key, severity),
         told AS (INSERT INTO public."GapEvent" ("gapId", at, event, severity)
           SELECT id, $2::timestamptz, 'opened', severity FROM opened)
       SELECT id::text AS id, key FROM opened`,
      [JSON.stringify(opened), at],
    );
    for (const { id, key } of rows) ids.set(key, id);
  }
  if (updated.length > 0) {
    const closed = await tx.query<{ id: string; assigneeId: string }>(
      `WITH changed AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS u(id uuid, event text, severity "Severity", sentence text,
           fix text, "closedBy" text, status "GapStatus", "openedAt" timestamptz, "severitySince" timestamptz,
           "dueAt" timestamptz, "closedAt" timestamptz)),
         written AS (UPDATE public."Gap" g SET status = COALESCE(u.status, g.status), severity = COALESCE(u.severity, g.severity),
             sentence = COALESCE(u.sentence, g.sentence), fix = COALESCE(u.fix, g.fix),
             "closedBy" = COALESCE(u."closedBy", g."closedBy"), "openedAt" = COALESCE(u."openedAt", g."openedAt"),
             "severitySince" = COALESCE(u."severitySince", g."severitySince"), "dueAt" = COALESCE(u."dueAt", g."dueAt"),
             "closedAt" = u."closedAt", version = g.version + 1
           FROM changed u WHERE g.id = u.id RETURNING g.id, g."assigneeId", g.status),
         told AS (INSERT INTO public."GapEvent" ("gapId", at, event, severity)
           SELECT u.id, $2::timestamptz, u.event, u.severity FROM changed u WHERE u.event IS NOT NULL)
       SELECT id::text AS id, "assigneeId"::text AS "assigneeId" FROM written WHERE status = 'closed' AND "assigneeId" IS NOT NULL`,
      [JSON.stringify(updated), at],
    );
    // Whoever was asked to close it need not read that any more.
    for (const { id, assigneeId } of closed) await settleNotices(tx, assigneeId, gapAssignedKeys(id), now);
  }
  const drafts = changes.flatMap((changed) => evidenceOf(changed, ids));
  await appendEvidence(tx, { actor: systemActor("Judgement"), now, correlationId, reason: null }, drafts);
}

/** The row that an UPDATE takes: null leaves a column as it is, but for `closedAt`. */
function updateOf(change: Exclude<GapChange<StoredGap>, { change: "open" }>, at: string): Record<string, unknown> {
  const { gap } = change;
  if (change.change === "close") return { id: gap.id, event: "closed", status: "closed", closedAt: at };
  const { severity, sentence, fix, closedBy } = change.finding;
  const words = { id: gap.id, severity, sentence, fix, closedBy };
  switch (change.change) {
    case "words":
      return words;
    case "severity":
      return { ...words, event: "severity", severitySince: at, dueAt: iso(change.dueAt) };
    case "accept":
      // A closed gap that comes back counts anew; an open one goes on as it was, only that it counts for nothing.
      return {
        ...words,
        event: "accepted",
        status: "accepted",
        ...(gap.status === "closed" || gap.severity !== severity
          ? { severitySince: at, dueAt: iso(change.dueAt) }
          : {}),
        ...(gap.status === "closed" ? { openedAt: at } : {}),
      };
    case "reopen":
      return { ...words, event: "reopened", status: "open", openedAt: at, severitySince: at, dueAt: iso(change.dueAt) };
  }
}

function evidenceOf({ agentId, agentName, change }: ChangeOfGap, ids: ReadonlyMap<string, string>): EvidenceDraft[] {
  if (change.change === "words") return [];
  const finding: Partial<Finding> = change.change === "close" ? {} : change.finding;
  const before = change.change === "open" ? null : change.gap;
  const rule = finding.rule ?? before?.rule ?? "";
  return [
    {
      type: `gap.${eventOf[change.change]}`,
      subject: {
        kind: "gap",
        id: before?.id ?? ids.get(change.key) ?? null,
        name: agentName === null ? rule : `${rule} on ${agentName}`,
        agentId,
      },
      payload: {
        rule,
        key: change.key,
        severity: finding.severity ?? before?.severity,
        sentence: finding.sentence ?? before?.sentence,
        ...(change.change === "severity" ? { from: change.gap.severity } : {}),
        ...("dueAt" in change ? { dueAt: iso(change.dueAt) } : {}),
      },
    },
  ];
}
