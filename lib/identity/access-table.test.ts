import { describe, expect, test } from "vitest";
import { type PlatformRole, platformRoles, roles } from "#lib/registry/core/vocabulary.ts";
import {
  access,
  authorize,
  authorizeToAsk,
  mayDo,
  type Permission,
  permissions,
  type Relation,
} from "./core/access.ts";
import type { Actor } from "./core/actor.ts";

// The whole policy, written down a second time by hand: widening a cell shows here, in the diff, or fails.
// 'all' passes always; a list names the relations that pass, each alone; nothing else does.
const all = "all";
const none: string[] = [];
const self = ["themselves"];
const owner = ["owns"];
const deputy = ["deputises"];
const handers = ["themselves", "manages"];
const editors = ["business_owner", "system_owner", "drafted"];
const submitters = ["business_owner", "drafted"];
const acceptors = ["business_owner", "system_owner", "security_owner"];
const capabilityEditors = ["business_owner", "system_owner", "provisioner", "drafted"];
const operators = ["business_owner", "system_owner"];
const retirers = ["business_owner", "retirement_owner"];
const controlEditors = ["business_owner", "system_owner", "security_owner", "owns"];
const asked = ["asked"];
const takingBack = ["themselves", "business_owner"];
const gapAssigners = ["business_owner", "themselves"];
const retirementDeciders = ["business_owner", "security_owner"];
const verifiers = ["business_owner", "security_owner", "retirement_owner"];
const anyHolder = [...roles, "themselves"];

const confirmers = ["provisioner", "themselves", "stands in"];
const stepTakers = ["asked", "stands in"];

type Cell = typeof all | string[];
/** admin, security, compliance, member, auditor. */
const expected: Record<Permission, [Cell, Cell, Cell, Cell, Cell]> = {
  "catalogue.read": [all, all, all, all, all],
  "evidence.read": [all, all, all, all, all],
  "evidence.readSignIns": [all, all, self, self, all],
  "report.read": [all, all, all, all, all],
  "answerable.read": [all, all, all, all, all],
  "person.create": [all, none, none, none, none],
  "person.edit": [all, self, self, self, none],
  "person.administer": [all, none, none, none, none],
  "person.invite": [all, none, none, none, none],
  "person.handOver": [all, all, handers, handers, none],
  "team.edit": [all, none, none, none, none],
  "system.create": [all, all, all, all, none],
  "system.edit": [all, all, owner, owner, none],
  "dataSource.create": [all, all, all, all, none],
  "dataSource.edit": [all, all, owner, owner, none],
  "agent.create": [all, all, all, all, none],
  "agent.edit": [all, editors, editors, editors, none],
  "agent.decidePurpose": [all, submitters, submitters, submitters, none],
  "agent.submit": [all, submitters, submitters, submitters, none],
  "agent.approveIdentity": [all, all, ["system_owner"], ["system_owner"], none],
  "agent.approveScope": [all, all, ["security_owner"], ["security_owner"], none],
  "agent.approveOversight": [all, all, ["security_owner"], ["security_owner"], none],
  "agent.acceptRisk": [all, acceptors, acceptors, acceptors, none],
  "agent.operate": [all, operators, operators, operators, none],
  "agent.contain": [all, all, ["responder"], ["responder"], none],
  "agent.resume": [all, all, none, none, none],
  "agent.retire": [all, retirers, retirers, retirers, none],
  "capability.edit": [all, capabilityEditors, capabilityEditors, capabilityEditors, none],
  "assignment.edit": [all, all, editors, editors, none],
  "assignment.accept": [self, self, self, self, none],
  "assignment.attestFor": [deputy, deputy, deputy, deputy, none],
  "request.decide": [asked, asked, asked, asked, none],
  "request.withdraw": [all, takingBack, takingBack, takingBack, none],
  "drill.run": [all, all, none, none, none],
  "drill.acknowledge": [asked, asked, asked, asked, none],
  "inbox.read": [all, all, all, all, all],
  "inbox.decide": [all, all, all, all, none],
  "control.edit": [all, all, none, none, none],
  "agentControl.edit": [all, all, all, controlEditors, none],
  "raci.override": [all, ["business_owner"], all, ["business_owner"], none],
  "policy.edit": [all, all, none, none, none],
  "gap.assign": [all, all, all, gapAssigners, none],
  "judgement.run": [all, all, none, none, none],
  "exception.request": [all, all, anyHolder, anyHolder, none],
  "exception.decide": [none, ["apart"], none, none, none],
  "exception.withdraw": [all, all, self, self, none],
  "exception.expire": [all, none, none, none, none],
  "notice.read": [all, all, all, all, all],
  "notice.own": [all, all, all, all, all],
  "view.save": [all, all, all, all, all],
  "view.share": [all, all, all, none, none],
  "view.edit": [all, self, self, self, self],
  "view.default": [self, self, self, self, self],
  "campaign.manage": [all, all, none, none, none],
  "campaign.signOff": [all, all, all, none, none],
  "review.answer": [asked, asked, asked, asked, none],
  "review.reassign": [all, all, asked, asked, none],
  "review.start": [all, all, operators, operators, none],
  "followUp.confirm": [all, all, confirmers, confirmers, none],
  "retirement.decide": [all, all, retirementDeciders, retirementDeciders, none],
  "retirement.withdraw": [
    all,
    [...retirers, "themselves"],
    [...retirers, "themselves"],
    [...retirers, "themselves"],
    none,
  ],
  "retirement.start": [all, none, none, none, none],
  "retirement.step": [all, stepTakers, stepTakers, stepTakers, none],
  "retirement.verify": [all, all, verifiers, verifiers, none],
  "import.run": [all, all, none, none, none],
  "import.read": [all, all, all, none, all],
  "token.manage": [all, none, none, none, none],
  "webhook.manage": [all, none, none, none, none],
  "job.manage": [all, none, none, none, none],
  "session.read": [all, all, all, all, all],
  "session.hold": [self, self, self, self, self],
  "session.end": [all, self, self, self, self],
};

const person = (role: PlatformRole): Actor => ({
  kind: "person",
  id: "me",
  name: "Mira Chen",
  personId: "me",
  roles: [role],
  scopes: null,
});

/** Each way in which a record can relate to the one who asks, alone; the same for somebody else is 'strange'. */
const relations = (who: string): Record<string, Relation> => ({
  ...Object.fromEntries(roles.map((role) => [role, { holders: { [role]: ["another", who] } }])),
  themselves: { personId: who },
  owns: { ownerIds: [null, who] },
  manages: { managerId: who },
  deputises: { deputyIds: ["another", who] },
  "stands in": { standInId: who },
  drafted: { draftedBy: who },
  asked: { asked: { ids: ["another", who], roles: [] } },
  // Everybody stands apart from a case of others, and nobody from their own.
  apart: { tooNear: who === "me" ? ["another", null] : ["me"] },
});

describe("the access table, cell by cell", () => {
  test("has a row here for each of its rows", () =>
    expect(Object.keys(expected).sort()).toEqual([...permissions].sort()));

  test.each(permissions)("%s", (permission) => {
    const found = platformRoles.map((role) => {
      if (mayDo(person(role), permission, {})) return all;
      return Object.entries(relations("me"))
        .filter(([, relation]) => mayDo(person(role), permission, relation))
        .map(([name]) => name);
    });
    const sorted = (cells: readonly Cell[]) =>
      cells.map((cell) => (typeof cell === "string" ? cell : [...cell].sort()));
    expect(sorted(found)).toEqual(sorted(expected[permission]));
  });

  test("a relation of somebody else opens nothing that no relation opens", () => {
    for (const permission of permissions)
      for (const role of platformRoles)
        for (const relation of Object.values(relations("somebody else")))
          expect(mayDo(person(role), permission, relation)).toBe(mayDo(person(role), permission, {}));
  });
});

test("a decision that is asked of a platform role is asked of everybody who has it", () => {
  const relation: Relation = { asked: { ids: [], roles: ["compliance"] } };
  expect(platformRoles.filter((role) => mayDo(person(role), "request.decide", relation))).toEqual(["compliance"]);
  expect(mayDo({ ...person("compliance"), personId: null }, "request.decide", relation)).toBe(false);
});

describe("R13: one picture for all functions", () => {
  test.each(["catalogue.read", "evidence.read", "report.read", "answerable.read"] as const)(
    "%s is everybody's, whatever they hold",
    (permission) => {
      for (const role of platformRoles) expect(mayDo(person(role), permission)).toBe(true);
    },
  );
});

describe("who asks decides with the table", () => {
  const token = (role: PlatformRole, scopes: string[] | null): Actor => ({
    ...person(role),
    kind: "token",
    personId: null,
    scopes,
  });

  test("a token holds nothing: only what its role may always", () => {
    for (const permission of permissions)
      for (const role of platformRoles)
        for (const relation of Object.values(relations("me")))
          expect(mayDo(token(role, null), permission, relation)).toBe(
            expected[permission][platformRoles.indexOf(role)] === all,
          );
  });

  test("a relation without a person is nobody's, also for a token without one", () => {
    const nobodys: Relation = { personId: null, ownerIds: [null], draftedBy: null, holders: {} };
    expect(mayDo(token("member", null), "person.edit", nobodys)).toBe(false);
    expect(mayDo(token("member", null), "system.edit", nobodys)).toBe(false);
    expect(mayDo(token("member", null), "agent.edit", nobodys)).toBe(false);
  });

  test("a token that was cut down may nothing beside its scopes, whatever its role", () => {
    for (const scope of permissions)
      for (const permission of permissions)
        expect(mayDo(token("admin", [scope]), permission)).toBe(
          scope === permission && expected[permission][0] === all,
        );
    expect(() => authorize(token("admin", ["catalogue.read"]), "token.manage")).toThrow("was not given");
  });

  test("several platform roles add up; none may nothing", () => {
    const both: Actor = { ...person("auditor"), roles: ["auditor", "compliance"] };
    expect(mayDo(both, "import.read")).toBe(true);
    expect(mayDo(both, "raci.override")).toBe(true);
    for (const permission of permissions) expect(mayDo({ ...both, roles: [] }, permission)).toBe(false);
  });

  test("authorize refuses exactly where mayDo says no, and says what it takes", () => {
    for (const permission of permissions)
      for (const role of platformRoles)
        for (const relation of [{}, ...Object.values(relations("me"))]) {
          const asked = () => authorize(person(role), permission, relation);
          if (mayDo(person(role), permission, relation)) expect(asked).not.toThrow();
          else expect(asked).toThrow(expect.objectContaining({ kind: "forbidden", rule: permission }));
        }
    expect(() => authorize(person("member"), "agent.contain")).toThrow("member who holds responder on it");
  });

  test("who may under no relation is refused before anything is looked up, and nobody else", () => {
    for (const permission of permissions)
      for (const [at, role] of platformRoles.entries()) {
        const asked = () => authorizeToAsk(person(role), permission);
        if (expected[permission][at] === none) expect(asked).toThrow(expect.objectContaining({ kind: "forbidden" }));
        else expect(asked).not.toThrow();
        expect(() => authorizeToAsk(token(role, []), permission)).toThrow("was not given");
      }
  });

  test("every cell says in words what it asks for", () => {
    for (const cells of Object.values(access))
      for (const cell of Object.values(cells)) expect(cell.says.length).toBeGreaterThan(5);
  });
});
