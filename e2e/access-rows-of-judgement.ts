import { everybody, type Row, row } from "./access-row.ts";
import { ownControl } from "./access-stated.ts";

/** What the rules say of the registry, and what is read from it: gaps, controls, evidence, reports. */
export const rowsOfJudgement: Record<string, Row> = {
  "GET /api/v1/gaps": everybody(),
  "POST /api/v1/gaps/preview": row("catalogue.read", "ASCMUH", {
    body: (world) => ({
      changes: [{ change: "name", agent: world.params.agent, role: "approver", person: world.auditor }],
    }),
  }),
  "GET /api/v1/gaps/[gap]": everybody(),
  "POST /api/v1/gaps/assign": row("gap.assign", "ASC--H", {
    body: (world) => ({ gaps: [world.params.gap], assignee: world.auditor }),
  }),
  "PATCH /api/v1/gaps/[gap]": row("gap.assign", "ASC--H", { body: (world) => ({ assignee: world.auditor }) }),
  "GET /api/v1/gap-groups": everybody(),
  "GET /api/v1/controls": everybody(),
  "POST /api/v1/controls": row("control.edit", "AS----", { body: () => ownControl("OWN-99") }),
  "GET /api/v1/controls/[control]": everybody(),
  "PATCH /api/v1/controls/[control]": row("control.edit", "AS----", { body: () => ({ title: "matrix-only renamed" }) }),
  "DELETE /api/v1/controls/[control]": row("control.edit", "AS----", {
    fresh: async (world) => ({ control: await world.newControl() }),
  }),
  "GET /api/v1/control-figures": everybody("report.read"),
  "GET /api/v1/control-standings": everybody("report.read"),
  "GET /api/v1/policy": everybody(),
  "PATCH /api/v1/policy": row("policy.edit", "AS----", {
    body: () => ({ concentrationAbove: 30, reason: "The matrix asks." }),
  }),
  "GET /api/v1/judgement": everybody(),
  "POST /api/v1/judgement": row("judgement.run", "AS----", { body: () => ({}) }),
  "GET /api/v1/judgement/[run]": everybody(),
  "GET /api/v1/evidence": everybody("evidence.read"),
  "GET /api/v1/evidence/[sequence]": everybody("evidence.read"),
  "GET /api/v1/reports/gaps.csv": everybody("report.read"),
  "GET /api/v1/reports/gaps.json": everybody("report.read"),
  "GET /api/v1/reports/gaps.xlsx": everybody("report.read"),
  "GET /api/v1/reports/raci.csv": everybody("report.read"),
  "GET /api/v1/reports/campaigns/[file]": everybody("report.read"),
  "GET /api/v1/reports/raci.json": everybody("report.read"),
  "GET /api/v1/reports/raci.xlsx": everybody("report.read"),
  "GET /api/v1/exports": everybody("report.read"),
  "POST /api/v1/exports": row("report.read", "ASCMUH", {
    body: () => ({ report: "gaps.csv", title: "matrix-only gaps" }),
  }),
  "DELETE /api/v1/exports/[export]": everybody("report.read"),
  "GET /api/v1/exports/[export]/file": row("report.read", "ASCMUH", { own: true }),
  "GET /api/v1/search": everybody(),
};
