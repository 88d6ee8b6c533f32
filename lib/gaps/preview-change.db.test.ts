import { describe, expect, test } from "vitest";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, writing } from "#lib/platform/database.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { evidenceCount, World } from "#lib/registry/world-for-tests.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import type { ChangeInput } from "./change-fields.ts";
import { judgeDue } from "./judge-due.ts";
import { previewChange } from "./preview-change.ts";
import { RandomEdits } from "./random-edits-for-tests/random-edits.ts";

const ROUNDS = Number(process.env.PREVIEW_ROUNDS ?? 25);
const SEED = Number(process.env.RANDOM_SEED ?? 20_260_303);

/** Open gaps by key with their severity. */
async function openGaps(): Promise<Map<string, string>> {
  const rows = await present.query<{ key: string; severity: string }>(
    `SELECT key, severity::text AS severity FROM "Gap" WHERE status <> 'closed'`,
  );
  return new Map(rows.map(({ key, severity }) => [key, severity]));
}

/** The change for real, through the verbs that people use. @returns the rule of a refusal, or null */
async function make(context: Context, change: ChangeInput): Promise<string | null> {
  try {
    switch (change.change) {
      case "end":
        await endAssignment(context, { assignment: change.assignment });
        return null;
      case "edit": {
        const { change: _, ...edit } = change;
        await editAssignment(context, edit as Parameters<typeof editAssignment>[1]);
        return null;
      }
      case "name": {
        const { change: _, ...naming } = change;
        await createAssignment(context, naming as Parameters<typeof createAssignment>[1]);
        return null;
      }
      case "replace": {
        const { change: _, assignment, ...successor } = change;
        const [held] = await present.query<{ agent: string; role: string; capability: string | null }>(
          `SELECT "agentId"::text AS agent, role::text AS role, "capabilityId"::text AS capability FROM "Assignment"
           WHERE id = $1::uuid AND ("endsAt" IS NULL OR "endsAt" > $2::timestamptz)`,
          [assignment, iso(context.clock.now())],
        );
        if (!held) return "assignment-ended";
        await createAssignment(context, { ...held, ...successor } as unknown as Parameters<typeof createAssignment>[1]);
        await endAssignment(context, { assignment });
        return null;
      }
    }
  } catch (error) {
    if (error instanceof Refusal) return error.rule;
    throw error;
  }
}

test(`R46: the preview of a change says what the change then does, over ${ROUNDS} random changes`, {
  timeout: 60_000 + ROUNDS * 1000,
}, async () => {
  const world = new RandomEdits(SEED);
  await world.begin();
  for (let edit = 0; edit < 100; edit++) await world.edit();
  const seen = { opened: 0, closed: 0, graded: 0, refused: 0 };
  for (let round = 1; round <= ROUNDS; round++) {
    await world.edit();
    await world.edit();
    world.now += 1000;
    await judgeDue(fixedClock(world.now));
    const changes = await world.someChanges();
    const evidence = await evidenceCount();
    const preview = await previewChange(world.context, { changes } as Parameters<typeof previewChange>[1]);
    expect(await evidenceCount()).toBe(evidence);

    const before = await openGaps();
    const refused: number[] = [];
    for (const [index, change] of changes.entries()) {
      // What is recorded in the same instant has no order: each change has an instant of its own.
      const rule = await make(systemContext("preview", fixedClock(world.now + index)), change);
      if (rule !== null) refused.push(index);
    }
    const after = await openGaps();
    const kept = preview.agents.filter(({ agent }) => agent === null || agent.keepsGaps);
    const said = {
      changes,
      // Where two things are wrong, the verbs may name the other first.
      refused: preview.refused.map(({ change }) => change),
      opens: kept.flatMap(({ opens }) => opens.map(({ key, severity }) => `${key} ${severity}`)).sort(),
      closes: kept.flatMap(({ closes }) => closes.map(({ key }) => key)).sort(),
      graded: kept.flatMap(({ changes }) => changes.map(({ key, severity }) => `${key} ${severity}`)).sort(),
    };
    const opened = [...after].filter(([key]) => !before.has(key));
    const graded = [...after].filter(([key, severity]) => (before.get(key) ?? severity) !== severity);
    expect(said).toEqual({
      changes,
      refused,
      opens: opened.map((gap) => gap.join(" ")).sort(),
      closes: [...before.keys()].filter((key) => !after.has(key)).sort(),
      graded: graded.map((gap) => gap.join(" ")).sort(),
    });
    seen.opened += said.opens.length;
    seen.closed += said.closes.length;
    seen.graded += said.graded.length;
    seen.refused += refused.length;
  }
  // A run that changes little shows little.
  expect(seen.opened).toBeGreaterThan(ROUNDS / 5);
  expect(seen.closed).toBeGreaterThan(ROUNDS / 5);
  expect(seen.refused).toBeGreaterThan(0);
});

const world = new World();

/** A submitted agent whose purpose and boundary are stated. */
async function submitted(name: string) {
  const agent = await world.statedAgent(name);
  await writing(world.now, async (tx) => {
    const data = { state: "submitted", submittedAt: new Date(world.now) } as const;
    await tx.models.agent.update({ where: { id: agent.id }, data });
    await judgeTouched(tx, { agents: [agent.id] }, world.now, "test");
  });
  return agent;
}

describe("the preview", () => {
  test("names what closes with its sentence, and writes nothing", async () => {
    const agent = await submitted("Preview");
    const owner = await world.person("Bea");
    const evidence = await evidenceCount();
    const changes = [{ change: "name", agent: agent.slug, role: "business_owner", person: owner.email }] as const;
    const preview = await previewChange(world.admin, { changes: [...changes] });
    expect(preview).toMatchObject({ opens: 0, refused: [] });
    expect(preview.agents).toMatchObject([
      {
        agent: { slug: agent.slug, keepsGaps: true },
        closes: [{ rule: "owner-missing", role: "business_owner", sentence: expect.stringContaining("Preview") }],
      },
    ]);
    expect(await evidenceCount()).toBe(evidence);
    const held = await present.query(`SELECT id FROM "Assignment" WHERE "agentId" = $1::uuid`, [agent.id]);
    expect(held).toEqual([]);
  });

  test("of a draft says that nothing is kept as a gap yet", async () => {
    const agent = await world.statedAgent("Drafted");
    const person = await world.person("Ina");
    const preview = await previewChange(world.admin, {
      changes: [{ change: "name", agent: agent.id, role: "system_owner", person: person.id }],
    });
    expect(preview.agents).toMatchObject([{ agent: { keepsGaps: false }, closes: [{ rule: "owner-missing" }] }]);
  });

  test("leaves out what would be refused, and says why; the rest is judged all the same", async () => {
    const agent = await submitted("Refusing");
    const [owner, gone] = [await world.person("Bea"), await world.person("Gus", { status: "left" })];
    const preview = await previewChange(world.admin, {
      changes: [
        { change: "name", agent: agent.id, role: "system_owner", person: gone.id },
        { change: "name", agent: agent.id, role: "security_owner", person: owner.id },
      ],
    });
    expect(preview.refused).toEqual([
      { change: 0, rule: "invalid-input", message: `${gone.name} is not active, so they cannot answer.` },
    ]);
    expect(preview.agents[0]?.closes).toMatchObject([{ rule: "owner-missing", role: "security_owner" }]);
  });

  test("R38: leaves out a later end that makes duties clash, as the change itself is refused", async () => {
    const agent = await world.statedAgent("Longer");
    const capability = (await world.capability(agent, "Pay", { action: "pay" })).slug;
    const mira = await world.person("Mira");
    const until = iso(world.now + 10 * DAY);
    const approver = await world.assign(agent, "approver", mira, { capability, endsAt: until });
    await world.name(agent, "provisioner", mira, { capability, startsAt: until });
    await present.query(`UPDATE "Agent" SET state = 'active' WHERE id = $1::uuid`, [agent.id]);
    const change = { change: "edit", assignment: approver.id, endsAt: null } as const;
    const { refused } = await previewChange(world.admin, { changes: [change] });
    expect(refused).toMatchObject([{ change: 0, rule: "duties-clash" }]);
    expect(await make(world.admin, change as never)).toBe("duties-clash");
  });

  test("R7: of an end that leaves the seat empty opens its gap", async () => {
    const agent = await submitted("Ending");
    const held = await world.assign(agent, "retirement_owner", await world.person("Rita"));
    const other = await world.assign(agent, "business_owner", await world.person("Bea"));
    const preview = await previewChange(world.admin, {
      changes: [held, other].map(({ id }) => ({ change: "end", assignment: id }) as const),
    });
    expect(preview).toMatchObject({ opens: 1, closes: 0 });
    expect(preview.agents[0]?.opens).toMatchObject([{ rule: "owner-missing", role: "business_owner" }]);
  });

  test.each([
    ["no change", { changes: [] }, "changes"],
    ["another kind of change", { changes: [{ change: "promote" }] }, "changes.0.change"],
    ["501 changes", { changes: Array(501).fill({ change: "end", assignment: "x" }) }, "changes"],
    ["an unknown agent", { changes: [{ change: "name", agent: "nobody", role: "approver" }] }, "changes.0.agent"],
    ["an unknown assignment", { changes: [{ change: "end", assignment: "gone" }] }, "changes.0.assignment"],
    ["a field that is not there", { changes: [{ change: "end", assignment: "x", person: "y" }] }, "changes.0.person"],
  ])("refuses %s and names the field", async (_, input, path) => {
    await expect(previewChange(world.admin, input as never)).rejects.toMatchObject({
      kind: "invalid",
      errors: [expect.objectContaining({ path })],
    });
  });

  test("needs somebody named, and a capability of that agent", async () => {
    const agent = await submitted("Naming");
    const ask = (more: object) =>
      previewChange(world.admin, {
        changes: [{ change: "name", agent: agent.id, role: "approver", ...more } as never],
      });
    await expect(ask({})).rejects.toMatchObject({ errors: [{ path: "changes.0.person" }] });
    const person = (await world.person("Adam")).id;
    await expect(ask({ person, capability: "nothing" })).rejects.toMatchObject({
      errors: [{ path: "changes.0.capability" }],
    });
  });
});
