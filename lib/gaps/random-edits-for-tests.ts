import { createControl } from "#lib/controls/create-control.ts";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import { DAY, fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, writing } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import {
  type AgentState,
  actions,
  agentStates,
  autonomies,
  capabilityRoles,
  controlStatuses,
  credentialKinds,
  dataClassifications,
  environments,
  hostings,
  interactions,
  personStatuses,
  roles,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import { createAgent } from "#lib/registry/create-agent.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { createCapability } from "#lib/registry/create-capability.ts";
import { createDataSource } from "#lib/registry/create-data-source.ts";
import { createPerson } from "#lib/registry/create-person.ts";
import { createSystem } from "#lib/registry/create-system.ts";
import { createTeam } from "#lib/registry/create-team.ts";
import { declineAssignment } from "#lib/registry/decline-assignment.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { endCapability, resumeCapability, suspendCapability } from "#lib/registry/move-capability.ts";
import { recordReviews } from "#lib/registry/record-reviews.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import type { ChangeInput } from "./change-fields.ts";
import { judgeDue } from "./judge-due.ts";
import { setPolicy } from "./set-policy.ts";

/** A small organisation under random edits by everybody's verbs, with a clock that passes: the same seed, the same edits. */
export class RandomEdits {
  now: Instant = Date.UTC(2026, 0, 5, 9);
  /** What was done, for whoever looks at a failure. */
  readonly done: string[] = [];
  refused = 0;
  #seed: number;
  #made = 0;
  readonly #prefix: string;
  readonly #people: string[] = [];
  readonly #teams: string[] = [];
  readonly #systems: string[] = [];
  readonly #dataSources: string[] = [];
  readonly #agents: { id: string; slug: string }[] = [];

  constructor(seed: number) {
    this.#seed = seed;
    this.#prefix = `edits${seed}`;
  }

  get context(): Context {
    return systemContext("random edits", fixedClock(this.now));
  }

  /** As an import writes: what widens an approved reach is kept, so that the judgement meets it in every state. */
  get #importing(): Context {
    return { ...this.context, imported: this.#below(4) > 0 };
  }

  /** People, teams, systems, sources and a few agents to begin with. */
  async begin(): Promise<void> {
    for (let index = 0; index < 8; index++) {
      const email = `${this.#prefix}-${index}@example.com`;
      this.#people.push((await createPerson(this.context, { email, name: `Person ${this.#prefix} ${index}` })).id);
    }
    for (let index = 0; index < 2; index++)
      this.#teams.push((await createTeam(this.context, { name: `Team ${this.#prefix} ${index}`, members: [] })).id);
    for (let index = 0; index < 4; index++)
      this.#systems.push(
        (await createSystem(this.context, { name: `System ${this.#prefix} ${index}`, kind: this.#one(systemKinds) }))
          .id,
      );
    for (let index = 0; index < 3; index++)
      this.#dataSources.push((await createDataSource(this.context, { name: `Source ${this.#prefix} ${index}` })).id);
    for (let index = 0; index < 4; index++) {
      await this.#createAgent();
      await this.#createCapability();
      await this.#createCapability();
    }
  }

  /** One edit, or some time that passes; what the registry refuses changes nothing. */
  async edit(): Promise<void> {
    const [name, act] = this.#weighted();
    try {
      await act();
      this.done.push(name);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused += 1;
      this.done.push(`${name} (refused: ${error.rule})`);
    }
  }

  #weighted(): [string, () => Promise<unknown>] {
    const acts: [number, string, () => Promise<unknown>][] = [
      [8, "time passes", () => this.#pass()],
      [6, "person", () => this.#editPerson()],
      [5, "system", () => this.#editSystem()],
      [6, "data source", () => this.#editDataSource()],
      [1, "team", () => editTeam(this.context, { team: this.#one(this.#teams), name: `Team ${++this.#made}` })],
      [2, "control", () => this.#editControl()],
      [3, "agent control", () => this.#editAgentControl()],
      [1, "policy", () => this.#setPolicy()],
      [1, "new agent", () => this.#createAgent()],
      [16, "agent", () => this.#editAgent()],
      [5, "state", () => this.#setState()],
      [5, "new capability", () => this.#createCapability()],
      [10, "capability", () => this.#editCapability()],
      [3, "capability state", () => this.#moveCapability()],
      [4, "review", () => this.#review()],
      [14, "new assignment", () => this.#createAssignment()],
      [14, "assignment", () => this.#editAssignment()],
      [6, "exception", () => this.#exception()],
    ];
    let left = this.#below(acts.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, name, act] of acts) {
      if (left < weight) return [name, act];
      left -= weight;
    }
    throw new Error("Weights do not add up.");
  }

  /** Some changes of assignments, wise or not, as somebody could ask for them. */
  async someChanges(): Promise<ChangeInput[]> {
    const held = await present.query<{ id: string }>(
      `SELECT id::text AS id FROM "Assignment" WHERE "agentId" = ANY($1::uuid[]) AND ("endsAt" IS NULL OR "endsAt" > $2::timestamptz)
       ORDER BY "recordedAt", id`,
      [this.#agents.map(({ id }) => id), new Date(this.now).toISOString()],
    );
    const changes: ChangeInput[] = [];
    for (let left = 1 + this.#below(10); left > 0; left--) changes.push(await this.#someChange(held));
    return changes;
  }

  async #someChange(held: readonly { id: string }[]): Promise<ChangeInput> {
    const details = {
      ...(this.#below(3) === 0 ? { accountable: this.#below(3) > 0 } : {}),
      ...(this.#below(3) === 0 ? { deputies: this.#some(this.#people, 2) } : {}),
      ...(this.#below(4) === 0 ? { authority: this.#orNull(["May suspend"]) } : {}),
    };
    const change = this.#below(5);
    if (held.length > 0 && change > 1) {
      const assignment = this.#one(held).id;
      if (change === 2) return { change: "end", assignment };
      if (change === 3) return { change: "edit", assignment, ...details };
      return { change: "replace", assignment, person: this.#one(this.#people), ...details };
    }
    const role = this.#one([...roles, ...capabilityRoles]);
    const inherits = (capabilityRoles as readonly string[]).includes(role) && this.#below(2) === 0;
    const on = inherits ? await this.#anyCapability() : undefined;
    const holder =
      this.#below(6) === 0 ? { team: this.#one(this.#teams) } : { person: this.#one(this.#people), ...details };
    const agent = on?.agent ?? this.#one(this.#agents).id;
    return { change: "name", agent, capability: on?.capability ?? null, role, ...holder };
  }

  /** A whole number from 0 to below `limit` (mulberry32). */
  #below(limit: number): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  #one<Member>(members: readonly Member[]): Member {
    return members[this.#below(members.length)] as Member;
  }

  #orNull<Member>(members: readonly Member[]): Member | null {
    return this.#below(4) === 0 ? null : this.#one(members);
  }

  #some<Member>(members: readonly Member[], most: number): Member[] {
    return [...new Set(Array.from({ length: this.#below(most + 1) }, () => this.#one(members)))];
  }

  #instant(): string {
    return new Date(this.now + (this.#below(60) - 30) * DAY + this.#below(3) * 1000).toISOString();
  }

  async #pass(): Promise<void> {
    this.now += this.#one([1000, 3_600_000, DAY, 5 * DAY, 8 * DAY, 31 * DAY, 100 * DAY]);
    await judgeDue(fixedClock(this.now));
  }

  #editPerson() {
    const person = this.#one(this.#people);
    if (this.#below(4) === 0) return editPerson(this.context, { person, name: `Renamed ${++this.#made}` });
    return editPerson(this.context, { person, status: this.#one([...personStatuses, "active", "active"]) });
  }

  #editSystem() {
    const system = this.#one(this.#systems);
    return editSystem(
      this.context,
      this.#one([
        { system, owner: this.#orNull(this.#people) },
        { system, kind: this.#orNull(systemKinds) },
        { system, dataClassification: this.#orNull(dataClassifications) },
        { system, enforcesApproval: this.#orNull([true, false]) },
        { system, name: `System ${++this.#made}` },
      ]),
    );
  }

  #editDataSource() {
    const dataSource = this.#one(this.#dataSources);
    return editDataSource(
      this.context,
      this.#one([
        { dataSource, dataOwner: this.#orNull(this.#people) },
        { dataSource, qualityOwner: this.#orNull(this.#people) },
        { dataSource, dataClassification: this.#orNull(dataClassifications) },
      ]),
    );
  }

  #editControl() {
    const control = this.#one(["OWN-01", "OWN-02", "LAW-03", "ACC-01", "APR-02", "RET-01"]);
    if (this.#below(12) === 0)
      return createControl(this.context, {
        id: `${this.#prefix.slice(0, 10)}-${++this.#made}`,
        title: "One of our own",
        function: "security",
        appliesWhen: { kind: "customer_facing" },
        evidence: "minutes",
      });
    return editControl(this.context, { control, defaultOwner: this.#orNull(this.#people) });
  }

  #editAgentControl() {
    return editAgentControl(this.context, {
      agent: this.#one(this.#agents).id,
      control: this.#one(["OWN-01", "OWN-02", "LAW-03", "ACC-01", "APR-02"]),
      owner: this.#orNull(this.#people),
      status: this.#orNull(controlStatuses),
      reason: this.#orNull(["Pilot"]),
    });
  }

  #setPolicy() {
    return setPolicy(this.context, {
      ...this.#one([
        { acceptWithinDays: 1 + this.#below(20) },
        { attestWithinDays: 30 + this.#below(200) },
        { retirementOwnerAfterDays: 1 + this.#below(60) },
        { sensitiveGrantAtMostDays: 10 + this.#below(200) },
        { concentrationAbove: 1 + this.#below(6) },
        { secretLivesAtMostHours: 1 + this.#below(48) },
      ]),
      reason: "Tried out",
    });
  }

  async #createAgent(): Promise<void> {
    if (this.#agents.length >= 12) return;
    const { id, slug } = await createAgent(this.context, { name: `Agent ${this.#prefix} ${++this.#made}` });
    this.#agents.push({ id, slug });
  }

  #editAgent() {
    const agent = this.#one(this.#agents).id;
    const others = [...this.#agents.map(({ slug }) => slug), `unregistered-${this.#prefix}`];
    return editAgent(
      this.#importing,
      this.#one([
        { agent, name: `Renamed agent ${++this.#made}` },
        { agent, purpose: this.#orNull(["Pays refunds"]), taskBoundary: this.#orNull(["Tickets only"]) },
        { agent, acceptableOutcomes: this.#orNull(["A refund"]) },
        { agent, workloadIdentity: this.#orNull([`id-a-${this.#prefix}`, `id-b-${this.#prefix}`]) },
        { agent, autonomy: this.#orNull(autonomies), autonomyReason: "It must" },
        { agent, model: `model-${this.#below(3)}`, promptDigest: this.#orNull(["sha256:a", "sha256:b"]) },
        { agent, environment: this.#orNull(environments), interaction: this.#orNull(interactions) },
        { agent, hosting: this.#orNull(hostings), vendor: this.#orNull(["Acme"]) },
        { agent, customerFacing: this.#orNull([true, false]), usesRetrieval: this.#orNull([true, false]) },
        {
          agent,
          credential: { kind: this.#orNull(credentialKinds), ttlSeconds: this.#orNull([60, 3600 * 20, 3600 * 60]) },
        },
        {
          agent,
          sharedByUnits: this.#some(["Sales", "Support", "Claims"], 3).map((unit) => ({
            unit,
            owner: this.#orNull(this.#people),
          })),
        },
        { agent, delegatesTo: this.#some(others, 2) },
        { agent, delegatesTo: this.#some(others, 2) },
        { agent, dataSources: this.#some(this.#dataSources, 2) },
        { agent, residualRisk: { statement: "Some stays", acceptedBy: this.#orNull(this.#people) } },
        {
          agent,
          approvals: { identity: { by: this.#orNull(this.#people) }, scope: { by: this.#orNull(this.#people) } },
        },
        {
          agent,
          vendorOwners: { dataClassification: this.#orNull(this.#people), outputs: this.#orNull(this.#people) },
        },
        { agent, playbookUrl: this.#orNull(["https://example.com/p"]), escalation: this.#orNull(["Lead"]) },
        { agent, retirementPlan: this.#orNull(["Switch it off"]) },
      ]),
    );
  }

  /** Lifecycle events have guards that random facts seldom pass: the state is set as the events would set it. */
  async #setState(): Promise<void> {
    const { id } = this.#one(this.#agents);
    const state: AgentState = this.#one([...agentStates, "active", "active", "approved", "submitted"]);
    await writing(this.now, async (tx) => {
      await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [id]);
      await tx.models.agent.update({
        where: { id },
        data: {
          state,
          submittedAt: state === "draft" ? null : new Date(this.now),
          activatedAt: state === "active" ? new Date(this.now) : null,
        },
      });
      await judgeTouched(tx, { agents: [id] }, this.now, "random-edits");
    });
  }

  #createCapability() {
    return createCapability(this.#importing, {
      agent: this.#one(this.#agents).id,
      name: `Capability ${++this.#made}`,
      action: this.#orNull(actions),
      system: this.#orNull(this.#systems),
      dataClassification: this.#orNull(dataClassifications),
      reversible: this.#orNull([true, false]),
      grant: this.#below(3) === 0 ? null : this.#grant(),
    });
  }

  #grant() {
    const startsAt = this.now + (this.#below(60) - 40) * DAY;
    return {
      grantedBy: this.#orNull(this.#people),
      approvedBy: this.#orNull(this.#people),
      reason: this.#orNull(["Needed"]),
      startsAt: new Date(startsAt).toISOString(),
      endsAt: this.#orNull([new Date(startsAt + (1 + this.#below(120)) * DAY).toISOString()]),
    };
  }

  async #anyCapability(): Promise<{ agent: string; capability: string } | undefined> {
    const rows = await present.query<{ agent: string; capability: string }>(
      `SELECT "agentId"::text AS agent, id::text AS capability FROM "Capability"
       WHERE "agentId" = ANY($1::uuid[]) ORDER BY "createdAt", name, id`,
      [this.#agents.map(({ id }) => id)],
    );
    return rows.length === 0 ? undefined : this.#one(rows);
  }

  async #editCapability(): Promise<void> {
    const on = await this.#anyCapability();
    if (on === undefined) return;
    await editCapability(this.#importing, {
      ...on,
      ...this.#one([
        { action: this.#orNull(actions) },
        { system: this.#orNull(this.#systems) },
        { dataClassification: this.#orNull(dataClassifications) },
        { reversible: this.#orNull([true, false]) },
        { bounds: this.#orNull(["At most 10"]) },
        { playbookUrl: this.#orNull(["https://example.com/p"]) },
        { tools: this.#some(["refund", "lookup", "reset"], 2) },
        { revocation: { path: this.#orNull(["Switch it off"]) } },
        { grant: this.#below(4) === 0 ? null : this.#grant() },
      ]),
    });
  }

  async #moveCapability(): Promise<void> {
    const on = await this.#anyCapability();
    if (on !== undefined) await this.#one([suspendCapability, resumeCapability, endCapability])(this.context, on);
  }

  /** A review that was completed, as a campaign records it. */
  async #review(): Promise<void> {
    const on = await this.#anyCapability();
    if (on === undefined) return;
    const review = { agentId: on.agent, capabilityId: on.capability, itemId: null, outcome: "certified" } as const;
    await writing(this.now, async (tx) => {
      await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [on.agent]);
      await recordReviews(tx, [review], this.now);
      await judgeTouched(tx, { agents: [on.agent] }, this.now, "random-edits");
    });
  }

  async #createAssignment(): Promise<void> {
    const role = this.#one([...roles, ...capabilityRoles]);
    const on =
      (capabilityRoles as readonly string[]).includes(role) && this.#below(2) === 0
        ? await this.#anyCapability()
        : undefined;
    const team = this.#below(7) === 0;
    await createAssignment(this.context, {
      agent: on?.agent ?? this.#one(this.#agents).id,
      capability: on?.capability ?? null,
      role,
      ...(team
        ? { team: this.#one(this.#teams) }
        : { person: this.#one(this.#people), accountable: this.#below(4) === 0 }),
      ...(this.#below(2) === 0 ? { startsAt: this.#instant() } : {}),
      ...(this.#below(3) === 0 ? { endsAt: new Date(this.now + (1 + this.#below(90)) * DAY).toISOString() } : {}),
      ...(role === "responder" && this.#below(2) === 0 ? { authority: "May suspend" } : {}),
    });
  }

  /** Approved and withdrawn as the verbs would write it, which stand above this module, for a gap that may be closed. */
  async #exception(): Promise<void> {
    const gaps = await present.query<{ id: string; key: string; agentId: string }>(
      `SELECT id::text AS id, key, "agentId"::text AS "agentId" FROM "Gap"
       WHERE "agentId" = ANY($1::uuid[]) AND rule <> 'exception-expired' ORDER BY key`,
      [this.#agents.map(({ id }) => id)],
    );
    if (gaps.length === 0) return;
    const gap = this.#one(gaps);
    const days = this.#one([1, 5, 30, 100]);
    const withdraws = this.#below(3) === 0;
    await writing(this.now, async (tx) => {
      await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [gap.agentId]);
      const [at, endsAt] = [this.now, this.now + days * DAY].map((instant) => new Date(instant));
      if (withdraws)
        await tx.models.exception.updateMany({
          where: { gapId: gap.id, state: "approved" },
          data: { state: "withdrawn", endedAt: at ?? null },
        });
      else
        await tx.models.exception.create({
          data: {
            gapId: gap.id,
            gapKey: gap.key,
            agentId: gap.agentId,
            state: "approved",
            reason: "Tried out",
            compensatingControl: "None",
            requestedByName: "random edits",
            requestedAt: at as Date,
            decidedById: this.#one(this.#people),
            decidedAt: at as Date,
            endsAt: endsAt as Date,
          },
        });
      await judgeTouched(tx, { agents: [gap.agentId] }, this.now, "random-edits");
    });
  }

  async #editAssignment(): Promise<void> {
    const rows = await present.query<{ id: string; personId: string | null }>(
      `SELECT id::text AS id, "personId"::text AS "personId" FROM "Assignment" WHERE "agentId" = ANY($1::uuid[])
       ORDER BY "recordedAt", id`,
      [this.#agents.map(({ id }) => id)],
    );
    if (rows.length === 0) return;
    const { id: assignment, personId } = this.#one(rows);
    const { context } = this;
    const themselves: Context = { ...context, actor: { ...context.actor, kind: "person", id: personId, personId } };
    await this.#one<() => Promise<unknown>>([
      () => acceptAssignment(themselves, { assignment }),
      () => acceptAssignment(themselves, { assignment }),
      () => attestAssignment(themselves, { assignment }),
      () => declineAssignment(themselves, { assignment, reason: "No time" }),
      () => endAssignment(context, { assignment }),
      () => editAssignment(context, { assignment, accountable: this.#below(2) === 0 }),
      () => editAssignment(context, { assignment, deputies: this.#some(this.#people, 2) }),
      () => editAssignment(context, { assignment, authority: this.#orNull(["May suspend"]) }),
    ])();
  }
}
