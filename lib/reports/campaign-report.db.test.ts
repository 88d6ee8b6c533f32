import type { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { printable } from "#lib/platform/core/printable.ts";
import { present } from "#lib/platform/database.ts";
import { textOf } from "#lib/platform/pdf-text-for-tests.ts";
import { markCharacters } from "#lib/registry/core/seat-strip.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";
import { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import { listFollowUps } from "#lib/reviews/list-follow-ups.ts";
import { ReviewWorld } from "#lib/reviews/reviews-for-tests.ts";
import { signOffCampaign } from "#lib/reviews/sign-off-campaign.ts";
import { campaignFile } from "./campaign-report.ts";
import { ITEMS_IN_A_PART } from "./core/campaign-parts.ts";
import { type OpenedSheet, openWorkbook } from "./open-workbook-for-tests.ts";

const world = new ReviewWorld();
const WICKED = '=HYPERLINK("https://evil.example")';

let campaign: { id: string };
let people: { answering: string; provisioner: string; silentManager: string };
/** Of the decision, of the confirmation, and of the end of the capability that it brought about. */
let numbers: string[];
let sheets: Map<string, OpenedSheet>;
let pdf: string;

const fileOf = async (file: string, part = 1) => (await campaignFile(world.admin, { file, part })).make();
const workbookOf = async (id: string) =>
  new Map((await openWorkbook((await fileOf(`${id}.xlsx`)) as Readable)).map((sheet) => [sheet.name, sheet]));

/** The rows of a sheet, each by the headings of its columns. */
function rowsOf(name: string): Record<string, string>[] {
  const { cells, rows } = sheets.get(name) as OpenedSheet;
  const headings = [...cells].filter(([place]) => /^[A-Z]+1$/.test(place));
  return Array.from({ length: rows - 1 }, (_, at) =>
    Object.fromEntries(
      headings.map(([place, { text }]) => [text, cells.get(place.replace("1", String(at + 2)))?.text ?? ""]),
    ),
  );
}
const shows = (words: string) =>
  expect(pdf.replaceAll(/\s+/g, "")).toContain(printable(words).replaceAll(/\s+/g, "").slice(0, 60));

/** Two agents: one whose deputy revokes it, which is confirmed, and one about which nobody says a word. */
beforeAll(async () => {
  const revoked = await world.reviewed("write", { unit: "Claims" });
  const silent = await world.reviewed("write", { unit: "Sales" });
  await present.query(`UPDATE "Agent" SET name = $2 WHERE id = $1::uuid`, [revoked.agent.id, WICKED]);
  campaign = await world.open([revoked.agent, silent.agent], {
    name: "Spring review",
    dueDays: 5,
    graceDays: 4,
    remindDaysBefore: [],
    escalateDaysBefore: 2,
  });
  await world.live(4);
  const item = (await world.items(campaign)).find(({ agent }) => agent.id === revoked.agent.id);
  const answer = { campaign: campaign.id, item: item?.id ?? "", answer: "revoke", reason: "+Nobody uses it." } as const;
  await decideItem(world.as(revoked.manager), answer);
  await world.live(1);
  await closeCampaign(world.admin, { campaign: campaign.id });
  const [followUp] = (await listFollowUps(world.admin, { campaign: campaign.id })).data;
  const confirm = { campaign: campaign.id, followUp: followUp?.id ?? "", note: "Scope removed; a call is refused." };
  await confirmFollowUp(world.as(revoked.provisioner), confirm);
  await signOffCampaign(world.admin, { campaign: campaign.id, note: "Complete." });
  people = {
    answering: revoked.manager.name,
    provisioner: revoked.provisioner.name,
    silentManager: silent.manager.name,
  };
  numbers = await present
    .query<{ type: string; sequence: string }>(
      `SELECT type, sequence::text AS sequence FROM "Evidence" WHERE "subjectId" = ANY($1::uuid[])
         AND type IN ('review_item.decided', 'review_follow_up.confirmed', 'capability.ended')`,
      [[item?.id, revoked.capability.id]],
    )
    .then((found) => found.map(({ sequence }) => sequence));
  sheets = await workbookOf(campaign.id);
  pdf = textOf((await fileOf(`${campaign.id}.pdf`)) as Buffer);
}, 120_000);

describe("R139: the report of an access review as a workbook", () => {
  test("says what was asked, of whom, when, and who stands for the result", () => {
    const head = Object.fromEntries(rowsOf("Report").map((row) => [row["Access review"], row["What is so"]]));
    expect(head).toMatchObject({
      Campaign: "Spring review",
      State: "Closed",
      "In scope": "2 chosen agents",
      Asks: "The business owner. One certification settles it.",
      "Silence means": "Ask the manager",
      "Signed off": expect.stringMatching(/^By .+, 7 March 2026, 09:00 UTC$/),
      "Signed off with": "Complete.",
    });
  });

  test("counts answers by reviewer and outcomes by unit", () => {
    const { cells } = sheets.get("Progress") as OpenedSheet;
    const lines = [...cells].map(([place, { text }]) => [place.replace(/\d+/, ""), text] as const);
    const behind = (first: string) => {
      const at = lines.findIndex(([, text]) => text === first);
      return lines.slice(at, at + 8).map(([, text]) => text);
    };
    expect(behind("Claims").slice(1, 7)).toEqual(["1", "1", "0", "0", "1", "0"]);
    expect(behind("Sales").slice(1, 7)).toEqual(["1", "0", "0", "0", "0", "0"]);
    expect(lines.map(([, text]) => text)).toContain(people.answering);
  });

  test("has every item with what was shown, its outcome, its silence and the numbers of its evidence", () => {
    const [revoked, silent] = rowsOf("Items").toSorted((one, other) =>
      String(other.Outcome).localeCompare(String(one.Outcome)),
    );
    expect(revoked).toMatchObject({
      Tier: "low",
      Outcome: "Revoked",
      "Shown: who answers": expect.stringContaining(people.provisioner),
      "Shown: what it may do": expect.stringContaining("write"),
      Applied: "2026-03-07T09:00:00.000Z",
    });
    expect(revoked?.Seats).toBe("▁▁▁▁▁ closed"); // what was revoked has ended
    expect(silent?.Seats).toMatch(/^\S{5} \d of \d$/);
    expect(numbers).toHaveLength(3);
    expect(revoked?.Evidence?.split(", ")).toEqual(expect.arrayContaining(numbers));
    expect(silent).toMatchObject({
      Outcome: "Nobody answered",
      Silence: "Nobody answered in time; the manager was asked",
    });
  });

  test("names who decided and on whose behalf, and follows a revocation to its confirmation", () => {
    expect(rowsOf("Decisions")).toEqual([
      expect.objectContaining({
        Stage: "1",
        Reviewer: people.answering,
        "On behalf of": expect.stringContaining("Owner"),
        Answer: "Revoked",
        Reason: "+Nobody uses it.",
        When: "2026-03-06T09:00:00.000Z",
      }),
    ]);
    expect(rowsOf("Follow-ups")).toEqual([
      expect.objectContaining({
        Kind: "Revoke",
        "Asked of": people.provisioner,
        Confirmed: "2026-03-07T09:00:00.000Z",
        "Confirmed by": people.provisioner,
        "Confirmed with": "Scope removed; a call is refused.",
      }),
    ]);
  });

  test("cites the evidence with its hashes, each entry once", async () => {
    const rows = rowsOf("Evidence");
    const stored = await present.query<{ sequence: string; hash: string }>(
      `SELECT sequence::text AS sequence, hash FROM "Evidence" WHERE sequence = ANY($1::bigint[])`,
      [rows.map((row) => row.Number)],
    );
    expect(new Map(rows.map((row) => [row.Number, row["SHA-256"]]))).toEqual(
      new Map(stored.map(({ sequence, hash }) => [sequence, hash])),
    );
    expect(rows).toHaveLength(stored.length);
    expect(rows.map(({ Type }) => Type)).toEqual(
      expect.arrayContaining(["campaign.opened", "campaign.silence_applied", "campaign.signed_off"]),
    );
  });

  test("what somebody wrote into a name is text, and the words are defined", () => {
    for (const { xml } of sheets.values()) expect(xml).not.toContain("<f>");
    expect(rowsOf("Items").map((row) => row.Agent)).toContain(WICKED);
    expect(rowsOf("Definitions").map(({ word }) => word)).toEqual(
      expect.arrayContaining(["Revoked", "Nobody answered", "Could not answer", "Back again"]),
    );
    expect(rowsOf("Definitions").map(({ column }) => column)).toEqual(
      expect.arrayContaining(Object.values(markCharacters)),
    );
  });
});

describe("R139: the report of an access review as a PDF", () => {
  test("says the same as the workbook", () => {
    for (const row of rowsOf("Report")) if (row["Access review"] !== "Made") shows(String(row["What is so"]));
    for (const row of rowsOf("Items")) {
      shows(`${row.Capability}: ${row.Agent}`);
      shows(`evidence no. ${row.Evidence}`);
      shows(`Outcome: ${row.Outcome}`);
      if (row.Outcome === "Revoked") shows("Seats now: All 5 seats are closed; nobody has to answer any more.");
    }
    const [decision] = rowsOf("Decisions");
    shows(`Revoked by ${decision?.Reviewer} on behalf of`);
    shows(`${decision?.["On behalf of"]}, 6 March 2026, 09:00 UTC: +Nobody uses it.`);
    shows(`Confirmed by ${people.provisioner}, 7 March 2026, 09:00 UTC: Scope removed`);
    shows("Nobody answered in time; the manager was asked");
    shows(`Spring review (${campaign.id}) 1 of`);
    for (const row of rowsOf("Evidence")) if (row.Type?.startsWith("campaign.")) shows(String(row["SHA-256"]));
  });

  test("a part that there is not, a campaign that there is not and another ending are refused", async () => {
    await world.refused(() => fileOf(`${campaign.id}.pdf`, 2), { kind: "missing" });
    await world.refused(() => fileOf("00000000-0000-7000-8000-000000000000.pdf"), { kind: "missing" });
    await world.refused(() => fileOf(`${campaign.id}.docx`), { kind: "missing" });
  });
});

describe("R139: the report of a large campaign", () => {
  const MANY = 2 * ITEMS_IN_A_PART + 1;
  let large: { id: string };

  beforeAll(async () => {
    const { agent } = await world.reviewed();
    large = await world.open([agent], { name: "Large review" });
    // As many more as it takes, each about a capability of its own.
    await present.query(
      `WITH made AS (
         INSERT INTO "Capability" SELECT (jsonb_populate_record(c, jsonb_build_object('id', uuidv7(), 'slug', 'copy-' || n,
           'name', 'Copy ' || n || '.'))).* FROM "Capability" c, generate_series(2, $2::int) n WHERE c."agentId" = $1::uuid
         RETURNING id, name)
       INSERT INTO "ReviewItem" SELECT (jsonb_populate_record(i, jsonb_build_object('id', uuidv7(), 'capabilityId', made.id,
         'context', jsonb_set(i.context, '{capability,name}', to_jsonb(made.name))))).*
       FROM "ReviewItem" i, made WHERE i."campaignId" = $3::uuid`,
      [agent.id, MANY, large.id],
    );
  }, 60_000);

  test("comes as PDFs that together have every item once", { timeout: 120_000 }, async () => {
    const found: string[] = [];
    for (const part of [1, 2, 3]) {
      const text = textOf((await fileOf(`${large.id}.pdf`, part)) as Buffer);
      expect(text).toContain(`, part ${part} of 3 (${large.id})`);
      found.push(...[...text.matchAll(/^(Copy \d+\.|Capability[^:]*): /gm)].map(([, name = ""]) => name));
    }
    expect(found).toHaveLength(MANY);
    expect(new Set(found).size).toBe(MANY);
    await world.refused(() => fileOf(`${large.id}.pdf`, 4), { kind: "missing" });
  });

  test("is one workbook, with a row per item", { timeout: 60_000 }, async () => {
    expect((await workbookOf(large.id)).get("Items")?.rows).toBe(MANY + 1);
  });
});
