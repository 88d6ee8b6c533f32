import { expect, test } from "vitest";
import { controlStatuses } from "#lib/registry/core/vocabulary.ts";
import { standingOf } from "./standing.ts";

const owned = { ownerAnswers: true, reason: null };

test.each([
  ["nobody owns it, tested or not", { ...owned, ownerAnswers: false, status: "tested" }, "unowned"],
  ["owned and nothing said", { ...owned, status: null }, "defined_only"],
  ["planned", { ...owned, status: "planned" }, "defined_only"],
  ["in place, but not tested", { ...owned, status: "in_place" }, "defined_only"],
  ["failing", { ...owned, status: "failing" }, "defined_only"],
  ["tested", { ...owned, status: "tested" }, "tested"],
  ["not applicable, and it says why", { ...owned, status: "not_applicable", reason: "No vendor." }, "set_aside"],
  ["not applicable without a reason", { ...owned, status: "not_applicable", reason: " " }, "defined_only"],
] as const)("R36: %s", (_, control, standing) => expect(standingOf(control)).toBe(standing));

test("R36: of all statuses only tested counts as working", () =>
  expect(controlStatuses.filter((status) => standingOf({ ...owned, status }) === "tested")).toEqual(["tested"]));
