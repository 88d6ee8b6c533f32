import { expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import {
  agent,
  assignment,
  fullAssignments,
  person,
  teamAssignment,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { deriveMatrix } from "./derive-matrix.ts";
import { matrixHeading, matrixLine } from "./matrix-table.ts";

test("R21: the matrix as a table names people with their address, teams as such, and who does not answer", () => {
  const facts = agent({
    capabilities: [],
    assignments: [
      ...fullAssignments().filter((held) => held.role === "security_owner"),
      assignment("system_owner", person("Gus Gone", { status: "left" })),
      teamAssignment("provisioner", "Platform"),
    ],
  });
  const matrix = deriveMatrix(facts, seatsOf(facts, defaultPolicy, new Moment(testNow)), []);
  expect(matrixHeading(matrix)).toEqual([
    "duty",
    "about",
    "valid",
    "why not",
    "Gus Gone <gus-gone@example.com>",
    "Sia Guard <sia-guard@example.com>",
    "Platform (team)",
  ]);
  const run = matrix.rows.find((row) => row.duty === "run_agent");
  expect(run && matrixLine(matrix, run)).toEqual([
    "Run it: implementation, run-time controls, logging",
    "Refund agent",
    "no",
    "Gus Gone is accountable for 'Run it: implementation, run-time controls, logging' for Refund agent and does not answer. Nobody who answers is responsible for 'Run it: implementation, run-time controls, logging' for Refund agent.",
    "A/R ?",
    "C",
    "R",
  ]);
});
