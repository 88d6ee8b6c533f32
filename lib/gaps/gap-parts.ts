import { DAY, type Instant, iso } from "#lib/platform/core/clock.ts";
import { functionOfGapSql } from "./core/function-of-gap.ts";

/** How long a gap has been open: the newest first. */
export const ages = ["week", "month", "quarter", "older"] as const;

const at = (instant: Instant): string => `'${iso(instant)}'::timestamptz`;

/** When gap `g` is due, as a group of lists: overdue, or within a week, a month, or later. */
export const dueSql = (now: Instant): string => `CASE WHEN g."dueAt" <= ${at(now)} THEN 'overdue'
  WHEN g."dueAt" <= ${at(now + 7 * DAY)} THEN 'week' WHEN g."dueAt" <= ${at(now + 30 * DAY)} THEN 'month' ELSE 'later' END`;

/** For how long gap `g` is open, as a group of lists: a week, a month, a quarter, or longer. */
export const ageSql = (now: Instant): string => `CASE WHEN g."openedAt" > ${at(now - 7 * DAY)} THEN 'week'
  WHEN g."openedAt" > ${at(now - 30 * DAY)} THEN 'month' WHEN g."openedAt" > ${at(now - 90 * DAY)} THEN 'quarter' ELSE 'older' END`;

/** The slug of the system that a gap is about: its own, else its capability's. */
export const systemOfGapSql = `CASE WHEN g."aboutKind" = 'system' THEN g."aboutValue" ELSE
  (SELECT s.slug FROM "Capability" c JOIN "System" s ON s.id = c."systemId" WHERE c.id = g."capabilityId") END`;

/** What gaps can be grouped by. The word is the parameter that narrows the list to one group, but for the fact. */
export const groupings = [
  "fact",
  "function",
  "unit",
  "system",
  "rule",
  "severity",
  "due",
  "age",
  "assignee",
  "agent",
] as const;
export type Grouping = (typeof groupings)[number];

/** What a grouping reads beside "Gap" g and its agent a: many gaps are joined at once, not looked up one by one. */
export const groupingJoin = (by: Grouping): string =>
  by === "system"
    ? `LEFT JOIN "Capability" gc ON gc.id = g."capabilityId" LEFT JOIN "System" gs ON gs.id = gc."systemId"`
    : "";

/** The value of a group in SQL, over "Gap" g, its agent a and the joins above; null is a group of its own. */
export const groupingSql = (by: Grouping, now: Instant): string =>
  ({
    fact: 'g."closedBy"',
    function: functionOfGapSql,
    unit: 'a."businessUnit"',
    system: `CASE WHEN g."aboutKind" = 'system' THEN g."aboutValue" ELSE gs.slug END`,
    rule: "g.rule",
    severity: "g.severity::text",
    due: dueSql(now),
    age: ageSql(now),
    assignee: 'g."assigneeId"::text',
    agent: "a.slug",
  })[by];

/** What people call the value of a group, where it is not a word of the vocabulary; over groups s. */
export const groupNameSql = (by: Grouping): string =>
  ({
    // Somebody who no longer answers for anything.
    fact: `CASE WHEN s.value LIKE 'person:%' THEN (SELECT p.name FROM "Person" p WHERE p.id = split_part(s.value, ':', 2)::uuid) END`,
    assignee: '(SELECT p.name FROM "Person" p WHERE p.id = s.value::uuid)',
    system: '(SELECT y.name FROM "System" y WHERE y.slug = s.value)',
    agent: '(SELECT n.name FROM "Agent" n WHERE n.slug = s.value)',
  })[by as string] ?? "s.value";
