import * as control from "../controls/[control]/route.ts";
import * as controls from "../controls/route.ts";
import * as dataSource from "../data-sources/[dataSource]/route.ts";
import * as dataSources from "../data-sources/route.ts";
import * as duties from "../people/[person]/duties/route.ts";
import * as previewHandOver from "../people/[person]/hand-over/preview/route.ts";
import * as handOver from "../people/[person]/hand-over/route.ts";
import * as invitation from "../people/[person]/invitation/route.ts";
import * as person from "../people/[person]/route.ts";
import * as signOut from "../people/[person]/sign-out/route.ts";
import * as people from "../people/route.ts";
import * as system from "../systems/[system]/route.ts";
import * as systems from "../systems/route.ts";
import * as team from "../teams/[team]/route.ts";
import * as teams from "../teams/route.ts";
import { duties as dutiesOfPerson, handOver as handOverOfPerson } from "./duty-answers.ts";
import type { CatalogueEntry } from "./entry.ts";
import * as answers from "./organisation-answers.ts";
import { pageOf } from "./shapes.ts";

const moves = [{ kind: "assignment", id: "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80", to: "otto.berg@example.com" }];

/** Who and what agents lean on: people, teams, systems, data sources, controls. */
export const organisationEntries: readonly CatalogueEntry[] = [
  {
    path: "/people",
    about: "People",
    route: people,
    examples: {
      GET: { status: "active", sort: "name" },
      POST: { email: "mira.chen@example.com", name: "Mira Chen", unit: "Support" },
    },
    answers: { GET: pageOf(answers.personWithSeats), POST: answers.person },
  },
  {
    path: "/people/{person}",
    about: "People",
    route: person,
    examples: { GET: {}, PATCH: { title: "Head of refunds", manager: "bea.long@example.com" }, DELETE: {} },
    answers: { GET: answers.personWithSeats, PATCH: answers.person, DELETE: answers.person },
  },
  {
    path: "/people/{person}/duties",
    about: "People",
    route: duties,
    examples: { GET: {} },
    answers: { GET: dutiesOfPerson },
  },
  {
    path: "/people/{person}/hand-over",
    about: "People",
    route: handOver,
    examples: { GET: {}, POST: { moves, at: "2026-12-01T00:00:00Z", reason: "Mira moves to another team." } },
    answers: { GET: handOverOfPerson },
  },
  {
    path: "/people/{person}/hand-over/preview",
    about: "People",
    route: previewHandOver,
    examples: { POST: { moves } },
  },
  {
    path: "/people/{person}/invitation",
    about: "People",
    route: invitation,
    examples: { POST: {} },
  },
  {
    path: "/people/{person}/sign-out",
    about: "People",
    route: signOut,
    examples: { POST: {} },
  },
  {
    path: "/teams",
    about: "Teams",
    route: teams,
    examples: {
      GET: { q: "fraud" },
      POST: { name: "Fraud operations", lead: "mira.chen@example.com", members: ["mira.chen@example.com"] },
    },
    answers: { GET: pageOf(answers.team), POST: answers.team },
  },
  {
    path: "/teams/{team}",
    about: "Teams",
    route: team,
    examples: { GET: {}, PATCH: { members: ["mira.chen@example.com"] }, DELETE: {} },
    answers: { GET: answers.team, PATCH: answers.team, DELETE: answers.team },
  },
  {
    path: "/systems",
    about: "Systems",
    route: systems,
    examples: {
      GET: { kind: "payment" },
      POST: { name: "Payments ledger", kind: "payment", owner: "mira.chen@example.com", enforcesApproval: true },
    },
    answers: { GET: pageOf(answers.systemRow), POST: answers.system },
  },
  {
    path: "/systems/{system}",
    about: "Systems",
    route: system,
    examples: { GET: {}, PATCH: { enforcesApproval: true }, DELETE: {} },
    answers: { GET: answers.system, PATCH: answers.system, DELETE: answers.system },
  },
  {
    path: "/data-sources",
    about: "Data sources",
    route: dataSources,
    examples: {
      GET: {},
      POST: { name: "Customer cases", dataOwner: "mira.chen@example.com", dataClassification: "confidential" },
    },
    answers: { GET: pageOf(answers.dataSourceRow), POST: answers.dataSource },
  },
  {
    path: "/data-sources/{dataSource}",
    about: "Data sources",
    route: dataSource,
    examples: { GET: {}, PATCH: { qualityOwner: "mira.chen@example.com" }, DELETE: {} },
    answers: { GET: answers.dataSource, PATCH: answers.dataSource, DELETE: answers.dataSource },
  },
  {
    path: "/controls",
    about: "Controls",
    route: controls,
    examples: {
      GET: { function: "security" },
      POST: {
        id: "OUR-01",
        title: "Second line checks payments each week",
        function: "security",
        appliesWhen: { kind: "tier_at_least", tier: "high" },
        evidence: "Minutes of the weekly check",
      },
    },
    answers: { GET: pageOf(answers.control), POST: answers.control },
  },
  {
    path: "/controls/{control}",
    about: "Controls",
    route: control,
    examples: { GET: {}, PATCH: { defaultOwner: "mira.chen@example.com" }, DELETE: {} },
    answers: { GET: answers.control, PATCH: answers.control, DELETE: answers.control },
  },
];
