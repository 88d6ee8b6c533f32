import { dueWork } from "#lib/due-work.ts";
import { DAY, fixedClock, type Instant, iso } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { resumeCapability } from "#lib/registry/move-capability.ts";
import { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { isWaiting } from "#lib/workflow/core/waiting.ts";
import { decideRequest } from "#lib/workflow/decide-request.ts";
import { approveException, refuseException } from "#lib/workflow/exceptions/move-exception.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import type { Names } from "./names.ts";
import {
  answerOf,
  EVENTS_AT,
  type Habits,
  HOUR,
  hours,
  isDoubled,
  PEOPLE_AT,
  type Plan,
  type PlannedEvent,
  START,
  ticks,
} from "./plan.ts";

/** The planned people live in the real registry: by its verbs, by what it asks of them, and by the clock's own work. */
export class Life {
  readonly #plan: Plan;
  readonly #names: Names;
  readonly #habits: ReadonlyMap<string, Habits>;
  #now: Instant = START;

  constructor(plan: Plan, names: Names) {
    this.#plan = plan;
    this.#names = names;
    this.#habits = new Map(plan.people.map(({ key, habits }) => [key, habits]));
  }

  get now(): Instant {
    return this.#now;
  }

  async day(day: number): Promise<void> {
    for (const hour of hours) {
      this.#now = START + day * DAY + hour * HOUR;
      if (hour === PEOPLE_AT) await this.#peopleAct();
      else if (hour === EVENTS_AT)
        for (const event of this.#plan.events.filter((one) => one.day === day)) await this.#happen(event);
      else for (let run = 0; run < (isDoubled(day) ? 2 : 1); run++) await this.#tick(hour === ticks[0]);
    }
  }

  /** All of the clock's work in its order; what is done once a day, in the morning. */
  async #tick(first: boolean): Promise<void> {
    for (const { every, run } of dueWork) if (every !== "day" || first) await run(fixedClock(this.#now));
  }

  get #admin() {
    return systemContext("a year", fixedClock(this.#now));
  }

  #as = (id: string, roles: Parameters<Names["as"]>[2] = ["member"]) =>
    this.#names.as(this.#names.keyOf(id), this.#now, roles);

  async #peopleAct(): Promise<void> {
    await this.#speak();
    await this.#answerReviews();
    await this.#confirm();
    await this.#resume();
  }

  async #happen(event: PlannedEvent): Promise<void> {
    const names = this.#names;
    switch (event.what) {
      case "leaves":
        await editPerson(this.#admin, { person: names.idOf(event.person), status: "left" });
        return;
      case "moves":
        await editPerson(this.#admin, { person: names.idOf(event.person), manager: names.idOf(event.manager) });
        return;
      case "hands over":
        return this.#handOver(names.idOf(event.from), names.idOf(event.to));
      case "renews":
        return this.#renew(names.idOf(event.capability), event.days);
      case "asks for an exception": {
        const { rule, agent, capability, role } = event.gap;
        const [gap] = await present.query<{ id: string }>(
          `SELECT id::text AS id FROM "Gap" WHERE rule = $1 AND "agentId" = $2::uuid AND "capabilityId" IS NOT DISTINCT FROM $3::uuid
             AND role IS NOT DISTINCT FROM $4::"Role" AND status <> 'closed'`,
          [rule, names.idOf(agent), capability === null ? null : names.idOf(capability), role],
        );
        if (gap === undefined) return;
        const { id } = await requestException(names.as(event.by, this.#now), {
          gap: gap.id,
          reason: "It takes a while.",
          compensatingControl: "Somebody looks each day.",
          endsAt: iso(this.#now + event.days * DAY),
        });
        names.add(event.key, id);
        return;
      }
      case "decides an exception": {
        const decide = event.decision === "approve" ? approveException : refuseException;
        const context = names.as(event.by, this.#now, ["security"]);
        await decide(context, { exception: names.idOf(event.key), reason: "Looked at." });
        return;
      }
      case "asks for a change": {
        const [agent = ""] = event.capability.split("-");
        const on = { agent: names.idOf(agent), capability: names.idOf(event.capability) };
        const asked = await changeCapability(names.as(event.by, this.#now), { ...on, tools: ["a tool that is new"] });
        if (!isWaiting(asked)) throw new Error(`${event.key} applied at once.`);
        names.add(event.key, asked.id);
        return;
      }
      case "turns down a change":
        await decideRequest(names.as(event.by, this.#now), {
          request: names.idOf(event.key),
          slot: event.slot,
          decision: "reject",
          reason: "Not like this.",
        });
        return;
      case "changes the model":
        await editAgent(this.#admin, { agent: names.idOf(event.agent), model: `as of ${iso(this.#now)}` });
    }
  }

  async #handOver(from: string, to: string): Promise<void> {
    const held = await present.query<{ id: string; agent: string; capability: string | null; role: "approver" }>(
      `SELECT id::text AS id, "agentId"::text AS agent, "capabilityId"::text AS capability, role::text AS role FROM "Assignment"
       WHERE "personId" = $1::uuid AND ("endsAt" IS NULL OR "endsAt" > $2::timestamptz) ORDER BY id`,
      [from, iso(this.#now)],
    );
    for (const { id, agent, capability, role } of held) {
      await endAssignment(this.#admin, { assignment: id });
      await createAssignment(this.#admin, { agent, capability, role, person: to });
    }
  }

  async #renew(capability: string, days: number): Promise<void> {
    const [held] = await present.query<{ agent: string; grantedBy: string; approvedBy: string }>(
      `SELECT c."agentId"::text AS agent, g."grantedById"::text AS "grantedBy", g."approvedById"::text AS "approvedBy"
       FROM "Capability" c JOIN "Grant" g ON g."capabilityId" = c.id WHERE c.id = $1::uuid AND c.state <> 'ended'
       ORDER BY g."startsAt" DESC LIMIT 1`,
      [capability],
    );
    if (held === undefined) return;
    const { agent, grantedBy, approvedBy } = held;
    const grant = {
      grantedBy,
      approvedBy,
      reason: "Still needed",
      startsAt: iso(this.#now),
      endsAt: iso(this.#now + days * DAY),
    };
    // What the request for it would carry out once it is decided.
    await editCapability({ ...this.#admin, imported: true }, { agent, capability, grant });
  }

  /** Who was named accepts in their time, and who accepted says again that it is so. */
  async #speak(): Promise<void> {
    const held = await present.query<{ id: string; personId: string; saidAt: Date | null; startsAt: Date }>(
      `SELECT s.id::text AS id, s."personId"::text AS "personId", GREATEST(s."acceptedAt", s."attestedAt") AS "saidAt", s."startsAt"
       FROM "Assignment" s JOIN "Person" p ON p.id = s."personId" AND p.status = 'active'
       WHERE s."startsAt" <= $1::timestamptz AND (s."endsAt" IS NULL OR s."endsAt" > $1::timestamptz) ORDER BY s.id`,
      [iso(this.#now)],
    );
    for (const { id, personId, saidAt, startsAt } of held) {
      const habits = this.#habits.get(this.#names.keyOf(personId));
      const after = saidAt === null ? habits?.accepts : habits?.attests;
      if (after == null || this.#now - (saidAt ?? startsAt).getTime() < after * DAY) continue;
      await (saidAt === null ? acceptAssignment : attestAssignment)(this.#as(personId), { assignment: id });
    }
  }

  async #answerReviews(): Promise<void> {
    const asked = await present.query<{
      item: string;
      campaign: string;
      kind: string;
      name: string;
      round: number;
      capability: string;
      agent: string;
      person: string;
      since: Date;
    }>(
      `SELECT i.id::text AS item, c.id::text AS campaign, c.kind, c.name, c.round, i."capabilityId"::text AS capability,
         i."agentId"::text AS agent, r."personId"::text AS person, r."assignedAt" AS since
       FROM "Campaign" c JOIN "ReviewItem" i ON i."campaignId" = c.id AND i.state = 'waiting'
       JOIN "ReviewerOfItem" r ON r."itemId" = i.id AND r."endedAt" IS NULL JOIN "Person" p ON p.id = r."personId" AND p.status = 'active'
       JOIN "Capability" b ON b.id = i."capabilityId"
       WHERE c.state = 'open' AND NOT EXISTS (SELECT FROM "ReviewDecision" d WHERE d."itemId" = i.id AND d."personId" = p.id)
       ORDER BY c."openedAt", c.id, b.name, p.name`,
    );
    for (const one of asked) {
      const person = this.#names.keyOf(one.person);
      const after = this.#habits.get(person)?.answersReviews ?? null;
      if (after === null || this.#now - one.since.getTime() < after * DAY || !(await this.#waits(one.item))) continue;
      const round =
        one.kind === "campaign"
          ? `${one.name} ${one.round - 1}`
          : `change ${this.#names.keyOf(one.agent)} ${await this.#changesBefore(one)}`;
      const answer = answerOf(round, this.#names.keyOf(one.capability), person);
      const reason = answer === "certify" ? null : "So it is.";
      const riskConfirmed = answer === "certify" || answer === "change";
      try {
        await decideItem(this.#as(one.person), {
          campaign: one.campaign,
          item: one.item,
          answer,
          reason,
          riskConfirmed,
        });
      } catch (error) {
        // Somebody who came to approve or provision it meanwhile may not answer any more.
        if (!(error instanceof Refusal && error.rule === "own-hands")) throw error;
      }
    }
  }

  async #waits(item: string): Promise<boolean> {
    const [found] = await present.query<{ state: string }>(
      `SELECT state::text AS state FROM "ReviewItem" WHERE id = $1::uuid`,
      [item],
    );
    return found?.state === "waiting";
  }

  /** The reviews that earlier changes of an agent called for. */
  async #changesBefore({ campaign, agent }: { campaign: string; agent: string }): Promise<number> {
    const [found] = await present.query<{ n: number }>(
      `SELECT count(DISTINCT c.id)::int AS n FROM "Campaign" c JOIN "ReviewItem" i ON i."campaignId" = c.id AND i."agentId" = $2::uuid
       WHERE c.kind = 'change' AND c."openedAt" < (SELECT "openedAt" FROM "Campaign" WHERE id = $1::uuid)`,
      [campaign, agent],
    );
    return found?.n ?? 0;
  }

  async #confirm(): Promise<void> {
    const open = await present.query<{
      id: string;
      campaign: string;
      assignee: string | null;
      able: boolean;
      openedAt: Date;
    }>(
      `SELECT f.id::text AS id, f."campaignId"::text AS campaign, f."assigneeId"::text AS assignee,
         COALESCE(p.status = 'active', false) AS able, f."openedAt"
       FROM "ReviewFollowUp" f LEFT JOIN "Person" p ON p.id = f."assigneeId" WHERE f."confirmedAt" IS NULL ORDER BY f.id`,
    );
    for (const { id, campaign, assignee, able, openedAt } of open) {
      const by = able ? assignee : null;
      const after = by === null ? 20 : (this.#habits.get(this.#names.keyOf(by))?.confirms ?? 20);
      if (this.#now - openedAt.getTime() < after * DAY) continue;
      await confirmFollowUp(by === null ? this.#admin : this.#as(by), {
        campaign,
        followUp: id,
        note: "Done, and looked at.",
      });
    }
  }

  /** Security lets go on what only silence stopped, once the campaign is closed. */
  async #resume(): Promise<void> {
    const stopped = await present.query<{ agent: string; capability: string }>(
      `SELECT b."agentId"::text AS agent, b.id::text AS capability FROM "Capability" b
       JOIN LATERAL (SELECT * FROM "ReviewItem" WHERE "capabilityId" = b.id ORDER BY "openedAt" DESC LIMIT 1) i ON true
       JOIN "Campaign" c ON c.id = i."campaignId" AND c.state = 'closed'
       WHERE b.state = 'suspended' AND i.silence = 'suspended' AND i.state <> 'revoked' ORDER BY b.id`,
    );
    for (const on of stopped) await resumeCapability(this.#names.as("p02", this.#now, ["security"]), on);
  }
}
