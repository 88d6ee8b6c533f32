import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import type { CampaignRows } from "#lib/reviews/campaign-rows.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import { ReviewWorld } from "#lib/reviews/reviews-for-tests.ts";
import { campaignFile } from "./campaign-report.ts";

const world = new ReviewWorld();
type Somebody = { id: string; name: string; email: string };
const MINUTE = 60_000;

let campaign: { id: string };
let answered: string;
let silent: string;
let people: Record<"owner" | "manager" | "third", Somebody>;

const fileOf = async (extension: "csv" | "json") =>
  (await (await campaignFile(world.admin, { file: `${campaign.id}.${extension}`, part: 1 })).make()) as string;
const csvRows = async (): Promise<Record<string, string>[]> => parse(await fileOf("csv"), { columns: true, bom: true });

/**
 * One item whose owner cannot answer, whose owner's manager certifies it for them, and which a third revokes in the
 * second stage; and one about which nobody says a word.
 */
beforeAll(async () => {
  const first = await world.reviewed();
  const second = await world.reviewed();
  const third = await world.person("Third");
  people = { owner: first.owner, manager: first.manager, third };
  campaign = await world.open([first.agent, second.agent], {
    stages: [{ reviewers: "business_owner" }, { reviewers: "named", people: [third.email] }],
  });
  const items = await world.items(campaign);
  answered = items.find(({ agent }) => agent.id === first.agent.id)?.id ?? "";
  silent = items.find(({ agent }) => agent.id === second.agent.id)?.id ?? "";
  const say = (by: Somebody, answer: "certify" | "revoke" | "cannot_answer", reason?: string) => {
    world.now += MINUTE;
    return decideItem(world.as(by), {
      campaign: campaign.id,
      item: answered,
      answer,
      ...(reason === undefined ? {} : { reason }),
    });
  };
  await say(people.owner, "cannot_answer", "=cmd|' /C calc'!A0");
  await say(people.manager, "certify");
  await say(third, "revoke", "Nobody uses it.");
}, 60_000);

describe("R139: every answer about an item, not the last one alone", () => {
  test("as JSON: an item has its answers in their order, and one without any has none", async () => {
    const { items } = JSON.parse(await fileOf("json")) as CampaignRows;
    const { owner, manager, third } = people;
    expect(items.find(({ id }) => id === answered)).toMatchObject({
      answer: { answer: "revoke", by: third.name },
      answers: [
        { stage: 0, answer: "cannot_answer", by: owner.name, byId: owner.id, for: null, reason: "=cmd|' /C calc'!A0" },
        { stage: 0, answer: "certify", by: manager.name, for: owner.name, reason: null },
        {
          stage: 1,
          answer: "revoke",
          by: third.name,
          reason: "Nobody uses it.",
          at: iso(world.now),
        },
      ],
    });
    expect(items.find(({ id }) => id === silent)).toMatchObject({ answer: null, answers: [] });
  });

  test("as CSV: a row for each answer, the latest marked; a row for an item without any", async () => {
    const rows = await csvRows();
    const { owner, manager, third } = people;
    const columns = ["stage", "answer", "answeredBy", "onBehalfOf", "reason", "answeredAt", "latest"];
    const of = (item: string) =>
      rows.filter((row) => row.item === item).map((row) => columns.map((column) => row[column]));
    const at = (minutesAgo: number) => iso(world.now - minutesAgo * MINUTE);
    expect(of(answered)).toEqual([
      ["1", "cannot_answer", owner.name, "", "'=cmd|' /C calc'!A0", at(2), "no"],
      ["1", "certify", manager.name, owner.name, "", at(1), "no"],
      ["2", "revoke", third.name, "", "Nobody uses it.", at(0), "yes"],
    ]);
    expect(of(silent)).toEqual([["", "", "", "", "", "", "yes"]]);
    // What is the item's own stands in each of its rows, so that each can be read by itself.
    for (const row of rows.filter(({ item }) => item === answered)) expect(row.state).toBe("revoked");
    expect(rows.filter(({ latest }) => latest === "yes")).toHaveLength(2);
  });
});
