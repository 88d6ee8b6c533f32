import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "#lib/identity/core/actor.ts";
import { DAY, fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import { acceptAssignment } from "./accept-assignment.ts";
import type { PlatformRole, Role } from "./core/vocabulary.ts";
import { createAgent } from "./create-agent.ts";
import { createAssignment } from "./create-assignment.ts";
import { createCapability } from "./create-capability.ts";
import { createDataSource } from "./create-data-source.ts";
import { createPerson } from "./create-person.ts";
import { createSystem } from "./create-system.ts";
import { createTeam } from "./create-team.ts";
import "#lib/boot.ts";

type InputOf<Verb extends (context: Context, input: never) => unknown> = Parameters<Verb>[1];
type Without<Input, Names extends string> = Omit<Input, Names>;
type Somebody = { id: string; name: string };

let made = 0;

/**
 * A world of its own for a database test: quick makers that take the same verbs as everybody, a clock that the test
 * moves, and contexts for whoever asks. Names get a number, so that worlds in one database do not meet.
 */
export class World {
  now: Instant;

  constructor(now: Instant = Date.UTC(2026, 2, 2, 9)) {
    this.now = now;
  }

  /** Moves the clock forward. */
  pass(days: number): void {
    this.now += days * DAY;
  }

  /** An administrator's script. */
  get admin(): Context {
    return systemContext("world", fixedClock(this.now));
  }

  /** A signed-in person, with the platform roles given. */
  as(person: Somebody, roles: readonly PlatformRole[] = ["member"]): Context {
    const actor: Actor = { kind: "person", id: person.id, personId: person.id, name: person.name, roles, scopes: null };
    return { ...this.admin, actor };
  }

  /** An API token of a role, perhaps cut down to scopes; it stands for nobody. */
  token(role: PlatformRole, scopes: readonly string[] | null = null): Context {
    const actor: Actor = {
      kind: "token",
      id: randomUUID(),
      personId: null,
      name: `${role} token`,
      roles: [role],
      scopes,
    };
    return { ...this.admin, actor };
  }

  /** The same request again: a context that carries an Idempotency-Key. */
  once(context: Context, key: string, fingerprint = "same"): Context {
    return { ...context, idempotency: { scope: "test", key, fingerprint } };
  }

  person(name = "Person", more: Partial<InputOf<typeof createPerson>> = {}) {
    return createPerson(this.admin, { email: `p${++made}@example.com`, name: `${name} ${made}`, ...more });
  }

  team(name = "Team", more: Partial<InputOf<typeof createTeam>> = {}) {
    return createTeam(this.admin, { name: `${name} ${++made}`, members: [], ...more });
  }

  system(name = "System", more: Partial<InputOf<typeof createSystem>> = {}) {
    return createSystem(this.admin, { name: `${name} ${++made}`, ...more });
  }

  dataSource(name = "Source", more: Partial<InputOf<typeof createDataSource>> = {}) {
    return createDataSource(this.admin, { name: `${name} ${++made}`, ...more });
  }

  /** A draft with nothing stated but its name. */
  agent(name = "Agent", more: Partial<InputOf<typeof createAgent>> = {}, by: Context = this.admin) {
    return createAgent(by, { name: `${name} ${++made}`, ...more });
  }

  /** A draft that can be submitted: what the rules ask for is stated. */
  statedAgent(name = "Agent", more: Partial<InputOf<typeof createAgent>> = {}, by: Context = this.admin) {
    return this.agent(
      name,
      {
        purpose: "Pays refunds of the support desk",
        taskBoundary: "Refunds of open tickets only",
        acceptableOutcomes: "A refund, or a hand-over to a person",
        interaction: "assistant",
        hosting: "internal",
        autonomy: "suggests",
        environment: "production",
        ...more,
      },
      by,
    );
  }

  /** Live at once, whatever the agent's state: as if a request for it had been approved. */
  capability(
    agent: { id: string },
    name = "Capability",
    more: Partial<Without<InputOf<typeof createCapability>, "agent">> = {},
  ) {
    const approved = { ...this.admin, approved: { request: "world" } };
    return createCapability(approved, { agent: agent.id, name: `${name} ${++made}`, ...more });
  }

  /** Names a person in a role, not yet accepted. */
  name(
    agent: { id: string },
    role: Role,
    person: Somebody,
    more: Partial<Without<InputOf<typeof createAssignment>, "agent" | "role" | "person">> = {},
  ) {
    return createAssignment(this.admin, { agent: agent.id, role, person: person.id, ...more });
  }

  /** Names a person in a role, who accepts at once. */
  async assign(
    agent: { id: string },
    role: Role,
    person: Somebody,
    more: Partial<Without<InputOf<typeof createAssignment>, "agent" | "role" | "person">> = {},
  ) {
    const assignment = await this.name(agent, role, person, more);
    return acceptAssignment(this.as(person), { assignment: assignment.id });
  }

  /** Expects a refusal that leaves nothing behind, evidence included. */
  async refused(asked: () => Promise<unknown>, refusal: Record<string, unknown>): Promise<void> {
    const before = await evidenceCount();
    await expect(asked()).rejects.toMatchObject(refusal);
    expect(await evidenceCount()).toBe(before);
  }
}

/** How many entries the evidence holds. */
export const evidenceCount = async (): Promise<number> =>
  (await present.query<{ n: number }>(`SELECT count(*)::int AS n FROM "Evidence"`))[0]?.n ?? 0;

/** The entries about one subject, the first first. */
export async function evidenceOf(
  subjectId: string,
): Promise<{ type: string; payload: Record<string, unknown>; actorName: string; reason: string | null }[]> {
  const rows = await present.query<{ type: string; payload: string; actorName: string; reason: string | null }>(
    `SELECT type, payload, "actorName", reason FROM "Evidence" WHERE "subjectId" = $1::uuid ORDER BY sequence`,
    [subjectId],
  );
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as Record<string, unknown> }));
}
