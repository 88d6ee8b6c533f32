import { Refusal } from "#lib/platform/core/refusal.ts";
import { type PlatformRole, type Role, roles } from "#lib/registry/core/vocabulary.ts";
import type { Actor } from "./actor.ts";

/** What a condition may look at: how the record in hand relates to people. The verb that loaded it fills it in. */
export interface Relation {
  /** Present holders per role, on the agent or capability in hand. */
  holders?: Partial<Record<Role, readonly string[]>>;
  /** The person whom the record is about (the assignment's person, the profile's person). */
  personId?: string | null;
  /** Deputies of the assignment in hand. */
  deputyIds?: readonly string[];
  /** Who stands in for the person who is asked, while that person is out of office. */
  standInId?: string | null;
  /** The manager of the person whom the record is about. */
  managerId?: string | null;
  /** The person who owns the record itself (a system's owner, a data source's owner). */
  ownerIds?: readonly (string | null)[];
  /** Who registered it, while it is still a draft that nobody owns. */
  draftedBy?: string | null;
  /** Who is asked for a decision: people by name, or anybody who has a platform role. */
  asked?: { ids: readonly string[]; roles: readonly PlatformRole[] };
  /** People who are too near to what is decided: who asked for it, whose gap it is. */
  tooNear?: readonly (string | null)[];
}

/** One cell of the table that is more than yes: in words for the docs and the refusal, and as a test of the record in hand. */
export interface Condition {
  says: string;
  test(actor: Actor, relation: Relation): boolean;
}

const yes: Condition = { says: "always", test: () => true };

const holding = (...roles: Role[]): Condition => ({
  says: `holds ${roles.join(" or ")} on it`,
  test: (actor, { holders }) =>
    actor.personId !== null && roles.some((role) => holders?.[role]?.includes(actor.personId as string)),
});

const themselves: Condition = {
  says: "it is about themselves",
  test: (actor, { personId }) => actor.personId !== null && actor.personId === personId,
};

const owning: Condition = {
  says: "owns it",
  test: (actor, { ownerIds }) => actor.personId !== null && (ownerIds ?? []).includes(actor.personId),
};

const deputising: Condition = {
  says: "is a deputy for it",
  test: (actor, { deputyIds }) => actor.personId !== null && (deputyIds ?? []).includes(actor.personId),
};

/** The first deputy who can (registry/standing-in.ts), not whoever is a deputy (R93). */
const standingIn: Condition = {
  says: "stands in for who is asked, while they are out of office",
  test: (actor, { standInId }) => actor.personId !== null && actor.personId === standInId,
};

const managing: Condition = {
  says: "manages them",
  test: (actor, { managerId }) => actor.personId !== null && actor.personId === managerId,
};

const drafting: Condition = {
  says: "drafted it, while it is a draft",
  test: (actor, { draftedBy }) => actor.personId !== null && actor.personId === draftedBy,
};

const asked: Condition = {
  says: "is asked for it",
  test: ({ personId, roles }, { asked }) =>
    personId !== null &&
    asked !== undefined &&
    (asked.ids.includes(personId) || roles.some((role) => asked.roles.includes(role))),
};

/** Anyone who holds any role on it. */
const holdingAny = holding(...roles);

/** A person who is neither who asked nor whom it concerns: nobody decides in their own case (R33, R47). */
const standingApart: Condition = {
  says: "neither asked for it nor holds the gap",
  test: (actor, { tooNear }) => actor.personId !== null && tooNear !== undefined && !tooNear.includes(actor.personId),
};

const either = (...conditions: Condition[]): Condition => ({
  says: conditions.map((condition) => condition.says).join(", or "),
  test: (actor, relation) => conditions.some((condition) => condition.test(actor, relation)),
});

const everyone = { admin: yes, security: yes, compliance: yes, member: yes, auditor: yes } as const;

/** Who holds something acts on it whatever their platform role; but for auditors, who read everything and change nothing. */
const whoever = <C extends Condition>(condition: C) =>
  ({ security: condition, compliance: condition, member: condition }) as const;

/** Only the person themselves; nobody on their behalf, an admin neither. */
const onlyThemselves = { admin: themselves, ...whoever(themselves) } as const;

/** The access table: permission × platform role. A blank cell is a no. docs/access.md is generated from it. */
export const access = {
  // Accountability is public inside the organisation.
  "catalogue.read": everyone,
  "evidence.read": everyone,
  "evidence.readSignIns": { admin: yes, ...whoever(themselves), security: yes, auditor: yes },
  "report.read": everyone,
  "answerable.read": everyone,
  // People and teams.
  "person.create": { admin: yes },
  "person.edit": { admin: yes, ...whoever(themselves) },
  "person.administer": { admin: yes },
  "person.invite": { admin: yes },
  // A person's own things, as far as they may change each anyway; their manager, security and admins all of them.
  "person.handOver": { admin: yes, ...whoever(either(themselves, managing)), security: yes },
  "team.edit": { admin: yes },
  // What agents act on.
  "system.create": { admin: yes, security: yes, compliance: yes, member: yes },
  "system.edit": { admin: yes, ...whoever(owning), security: yes },
  "dataSource.create": { admin: yes, security: yes, compliance: yes, member: yes },
  "dataSource.edit": { admin: yes, ...whoever(owning), security: yes },
  // Agents.
  "agent.create": { admin: yes, security: yes, compliance: yes, member: yes },
  "agent.edit": { admin: yes, ...whoever(either(holding("business_owner", "system_owner"), drafting)) },
  // What it is for and where it ends: the duty 'Decide purpose and boundary', of which who runs it is only asked (R16).
  "agent.decidePurpose": { admin: yes, ...whoever(either(holding("business_owner"), drafting)) },
  "agent.submit": { admin: yes, ...whoever(either(holding("business_owner"), drafting)) },
  // The three questions of R54, each answered by name, and the residual risk (R57). Security steps in where the
  // holder may not, because they submitted it themselves.
  "agent.approveIdentity": { admin: yes, ...whoever(holding("system_owner")), security: yes },
  "agent.approveScope": { admin: yes, ...whoever(holding("security_owner")), security: yes },
  "agent.approveOversight": { admin: yes, ...whoever(holding("security_owner")), security: yes },
  "agent.acceptRisk": { admin: yes, ...whoever(holding("business_owner", "system_owner", "security_owner")) },
  "agent.operate": { admin: yes, ...whoever(holding("business_owner", "system_owner")) },
  "agent.contain": { admin: yes, ...whoever(holding("responder")), security: yes },
  "agent.resume": { admin: yes, security: yes },
  "agent.retire": { admin: yes, ...whoever(holding("business_owner", "retirement_owner")) },
  "capability.edit": {
    admin: yes,
    ...whoever(either(holding("business_owner", "system_owner", "provisioner"), drafting)),
  },
  "assignment.edit": {
    admin: yes,
    ...whoever(either(holding("business_owner", "system_owner"), drafting)),
    security: yes,
  },
  "assignment.accept": onlyThemselves,
  "assignment.attestFor": { admin: deputising, ...whoever(deputising) },
  // Requests: who is asked decides, whatever their platform role; an auditor is never asked.
  "request.decide": { admin: asked, ...whoever(asked) },
  "request.withdraw": { admin: yes, ...whoever(either(themselves, holding("business_owner"))) },
  // Reachability drills: who was asked answers, and nobody for them.
  "drill.run": { admin: yes, security: yes },
  "drill.acknowledge": { admin: asked, ...whoever(asked) },
  // Each sees their own, and nobody another's: the verbs take no person.
  "inbox.read": everyone,
  // What is decided takes its own permission besides.
  "inbox.decide": { admin: yes, security: yes, compliance: yes, member: yes },
  // Controls, matrix, thresholds, gaps.
  "control.edit": { admin: yes, security: yes },
  "agentControl.edit": {
    admin: yes,
    security: yes,
    compliance: yes,
    member: either(holding("business_owner", "system_owner", "security_owner"), owning),
  },
  "raci.override": { admin: yes, ...whoever(holding("business_owner")), compliance: yes },
  "policy.edit": { admin: yes, security: yes },
  "gap.assign": { admin: yes, security: yes, compliance: yes, member: either(holding("business_owner"), themselves) },
  "judgement.run": { admin: yes, security: yes },
  // Exceptions: whoever has to do with the agent asks, security decides, apart from the case (R33).
  "exception.request": {
    admin: yes,
    ...whoever(either({ ...holdingAny, says: "holds a role on it" }, themselves)),
    security: yes,
  },
  "exception.decide": { security: standingApart },
  "exception.withdraw": { admin: yes, ...whoever(themselves), security: yes },
  "exception.expire": { admin: yes },
  // Each reads their own notices, and nobody another's: the verbs take no person. A token stands for nobody.
  "notice.read": everyone,
  "notice.own": everyone,
  // How somebody likes to look at a list; everybody's lists are for who keeps order in them.
  "view.save": everyone,
  "view.share": { admin: yes, security: yes, compliance: yes },
  "view.edit": { admin: yes, ...whoever(themselves), auditor: themselves },
  "view.default": { ...onlyThemselves, auditor: themselves },
  // Access reviews. Only who is asked answers; an admin reassigns, but does not answer for others.
  "campaign.manage": { admin: yes, security: yes },
  "campaign.signOff": { admin: yes, security: yes, compliance: yes },
  "review.answer": { admin: asked, ...whoever(asked) },
  "review.reassign": { admin: yes, ...whoever(asked), security: yes },
  "review.start": { admin: yes, ...whoever(holding("business_owner", "system_owner")), security: yes },
  "followUp.confirm": { admin: yes, ...whoever(either(holding("provisioner"), themselves, standingIn)), security: yes },
  // Retirements: asked for by `agent.retire`; each step by whoever is asked for it; verified by somebody else (R99).
  "retirement.decide": { admin: yes, ...whoever(holding("business_owner", "security_owner")), security: yes },
  "retirement.withdraw": { admin: yes, ...whoever(either(themselves, holding("business_owner", "retirement_owner"))) },
  "retirement.start": { admin: yes },
  "retirement.step": { admin: yes, ...whoever(either(asked, standingIn)) },
  "retirement.verify": {
    admin: yes,
    ...whoever(holding("business_owner", "security_owner", "retirement_owner")),
    security: yes,
  },
  // Imports and tokens.
  "import.run": { admin: yes, security: yes },
  "import.read": { admin: yes, security: yes, compliance: yes, auditor: yes },
  "token.manage": { admin: yes },
  "webhook.manage": { admin: yes },
  "job.manage": { admin: yes },
  // Signing in and out.
  "session.read": everyone,
  "session.hold": { ...onlyThemselves, auditor: themselves },
  "session.end": { ...onlyThemselves, auditor: themselves, admin: yes },
} as const satisfies Record<string, Partial<Record<PlatformRole, Condition>>>;

export type Permission = keyof typeof access;

/** Every row of the table: what a token's scopes are made of. */
export const permissions = Object.keys(access) as Permission[];

/**
 * Refuses unless one of the actor's platform roles has a cell for `permission` whose condition holds for the record in
 * hand, and a token's scopes include it.
 * @throws Refusal `forbidden` with the rule `permission`.
 */
export function authorize(actor: Actor, permission: Permission, relation: Relation = {}): void {
  if (!mayDo(actor, permission, relation)) throw refused(actor, permission);
}

/**
 * Refuses whom no relation could help: a token without the permission, somebody with no cell for it. Asked before
 * anything is looked up, so that they learn nothing of what is there.
 * @throws Refusal `forbidden` with the rule `permission`.
 */
export function authorizeToAsk(actor: Actor, permission: Permission): void {
  if (cellsOf(actor, permission).length === 0) throw refused(actor, permission);
}

/** True where `authorize` would pass; for offering buttons, never instead of it. */
export const mayDo = (actor: Actor, permission: Permission, relation: Relation = {}): boolean =>
  cellsOf(actor, permission).some((cell) => cell.test(actor, relation));

/** Auditors read everything and change nothing; whether anybody else may change one thing, its verb decides. */
export const mayChange = (actor: Actor): boolean => actor.roles.some((role) => role !== "auditor");

const inScope = ({ scopes }: Actor, permission: Permission): boolean => scopes === null || scopes.includes(permission);

/** The cells of the actor's platform roles; none where a token's scopes leave the permission out. */
function cellsOf(actor: Actor, permission: Permission): Condition[] {
  const cells: Partial<Record<PlatformRole, Condition>> = access[permission];
  return inScope(actor, permission) ? actor.roles.flatMap((role) => cells[role] ?? []) : [];
}

const refused = (actor: Actor, permission: Permission): Refusal =>
  new Refusal("forbidden", permission, refusalSentence(access[permission], inScope(actor, permission)));

function refusalSentence(cells: Partial<Record<PlatformRole, Condition>>, given: boolean): string {
  if (!given) return "This token was not given that permission.";
  const allowed = Object.entries(cells).map(([role, cell]) =>
    cell === yes
      ? role
      : `${role} who ${cell.says}`.replace(/^(\w+) who it is about themselves/, "$1, about themselves"),
  );
  return `You may not do this. It takes: ${allowed.join("; ")}.`;
}
