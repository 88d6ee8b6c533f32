import { expect, test } from "vitest";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import { groupGaps } from "./group-gaps.ts";

const gap = (id: string, closedBy: string, severity: Severity) => ({ id, closedBy, severity });

test("groups gaps by the fact that closes them, with count and highest severity, the most pressing first", () => {
  const groups = groupGaps([
    gap("a", "default:x:detector", "medium"),
    gap("b", "person:ivo", "low"),
    gap("c", "person:ivo", "high"),
    gap("d", "default:x:detector", "high"),
    gap("e", "person:ivo", "high"),
    gap("f", "agent:x:escalation", "critical"),
  ]);
  expect(
    groups.map(({ closedBy, count, severity, gaps }) => [closedBy, count, severity, gaps.map(({ id }) => id).join("")]),
  ).toEqual([
    ["agent:x:escalation", 1, "critical", "f"],
    ["person:ivo", 3, "high", "ceb"],
    ["default:x:detector", 2, "high", "da"],
  ]);
});

test("no gaps, no groups", () => expect(groupGaps([])).toEqual([]));
