import http from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readJobsState } from "#lib/jobs/read-jobs-state.ts";
import { DAY, fixedClock, type Instant, iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import type { Message } from "./core/message.ts";
import { createWebhook } from "./create-webhook.ts";
import { discardDelivery } from "./discard-delivery.ts";
import { editWebhook } from "./edit-webhook.ts";
import { endWebhook } from "./end-webhook.ts";
import { listDeliveries, listWebhooks } from "./list-webhooks.ts";
import { type Address, postMessage } from "./post-message.ts";
import { resendDeliveries } from "./resend-deliveries.ts";
import { sendWebhooks } from "./send-webhooks.ts";

interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
}
const received: Received[] = [];
/** What the receiver answers next. */
let answer: { status: number; headers?: Record<string, string>; body?: string } | "silence" = { status: 204 };
const receiver = http.createServer((request, response) => {
  let body = "";
  request.on("data", (part: Buffer) => {
    body += part.toString();
  });
  request.on("end", () => {
    received.push({ path: request.url ?? "", headers: request.headers as Record<string, string>, body });
    if (answer === "silence") return;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});
let host: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(() => {
  received.length = 0;
  answer = { status: 204 };
});

const send = (at: Instant) =>
  sendWebhooks(fixedClock(at), (address, message) => {
    // An address that the product would refuse stands in for one that resolves to the receiver.
    const { pathname } = new URL(address);
    return postMessage(`http://${host}${pathname}`, message, [host]);
  });
let hooks = 0;
const endpoint = (world: World, more: Partial<Parameters<typeof createWebhook>[1]> = {}) =>
  createWebhook(world.admin, {
    name: `Hook ${++hooks}`,
    url: `https://hooks.example.com/${hooks}`,
    events: ["system.*"],
    ...more,
  });
const at = (hook: { url: string }) => received.filter(({ path }) => path === new URL(hook.url).pathname);

describe("a webhook", () => {
  test("R82: tells each entry that it was made for, once, signed so that the standard's own library accepts it", async () => {
    const world = new World(Date.now());
    const hook = await endpoint(world);
    expect(hook.secret).toMatch(/^whsec_[\w+/=]{44}$/);
    const system = await world.system("Ledger");
    await world.person("Nobody's event");
    await send(world.now);
    await send(world.now);
    expect(at(hook)).toHaveLength(1);
    const [message] = at(hook);
    const told = new Webhook(hook.secret ?? "").verify(message?.body ?? "", message?.headers ?? {}) as {
      type: string;
      data: Record<string, unknown>;
    };
    expect(told).toMatchObject({
      type: "system.created",
      data: { type: "system.created", subject: { id: system.id, name: system.name }, hash: expect.any(String) },
    });
    const forged = message?.body.replace("Ledger", "Lodger") ?? "";
    expect(() => new Webhook(hook.secret ?? "").verify(forged, message?.headers ?? {})).toThrow(
      "No matching signature",
    );
    const [kept] = (await listDeliveries(world.admin, { webhook: hook.id })).data;
    expect(kept).toMatchObject({
      state: "delivered",
      attempts: 1,
      lastStatus: 204,
      id: message?.headers["webhook-id"],
    });
    expect((await listWebhooks(world.admin, { q: hook.name })).data).toMatchObject([{ delivered: 1, waiting: 0 }]);
  });

  test("writes to Slack what Slack takes, and nothing that somebody wrote is a mark of its own", async () => {
    const world = new World(Date.now());
    const hook = await endpoint(world, { format: "slack" });
    expect(hook.secret).toBeNull();
    await world.system("<!channel> & *bold* <https://evil.example|click>");
    await send(world.now);
    const [message] = at(hook);
    const { text } = JSON.parse(message?.body ?? "{}") as { text: string };
    expect(text).toMatch(/^\*System created\*: <http:\/\/localhost:3000\/evidence\?subject=[0-9a-f-]{36}\|/);
    expect(text).toContain("&lt;!channel&gt; &amp; bold");
    expect(text).not.toContain("<https://evil");
    expect(Object.keys(message?.headers ?? {})).not.toContain("webhook-signature");
  });

  test("is not told what was rolled back", async () => {
    const world = new World();
    const hook = await endpoint(world);
    await expect(
      writing(world.now, async (tx) => {
        await tx.query(
          `INSERT INTO "Evidence" (at, "actorKind", "actorName", type, "subjectKind", "subjectName", "correlationId", payload, hash)
           VALUES (now(), 'system', 'x', 'system.created', 'system', 'x', 'x', '{}', 'x')`,
        );
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect((await listDeliveries(world.admin, { webhook: hook.id })).total).toBe(0);
  });

  test("of two workers at once is told each entry once", async () => {
    const world = new World();
    const hook = await endpoint(world);
    for (let n = 0; n < 10; n++) await world.system();
    await Promise.all([send(world.now), send(world.now), send(world.now)]);
    expect(at(hook)).toHaveLength(10);
    expect(new Set(at(hook).map(({ headers }) => headers["webhook-id"])).size).toBe(10);
  });

  test("that takes its time holds nothing open; what a killed worker had in hand is told again a minute later", async () => {
    const world = new World();
    const hook = await endpoint(world);
    await world.system();
    const open: string[] = [];
    const killed = sendWebhooks(fixedClock(world.now), async (address) => {
      if (address !== hook.url) return { status: 204, error: null };
      const held = await present.query<{ query: string }>(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );
      open.push(...held.map(({ query }) => query));
      throw new Error("killed");
    });
    await expect(killed).rejects.toThrow("killed");
    expect(open).toEqual([]);
    await send(world.now + 59_000);
    expect(at(hook)).toHaveLength(0);
    await send(world.now + 60_000);
    expect(at(hook)).toHaveLength(1);
  });

  test("is told again what it refused, later and later; then it is a dead letter, which an admin sends again", async () => {
    const world = new World();
    const hook = await endpoint(world);
    await world.system();
    answer = { status: 503 };
    await send(world.now);
    await send(world.now + 59_000);
    expect(at(hook)).toHaveLength(1);
    await send(world.now + 60_000);
    expect(at(hook)).toHaveLength(2);
    for (let hour = 1; hour < 24 * 5; hour++) await send(world.now + (hour * DAY) / 24);
    const [dead] = (await listDeliveries(world.admin, { webhook: hook.id, state: "dead" })).data;
    expect(dead).toMatchObject({ attempts: 9, lastStatus: 503, lastError: "It answered 503." });
    expect(new Set(at(hook).map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([dead?.id]));

    answer = { status: 200 };
    world.pass(6);
    const member = await world.person();
    await world.refused(() => resendDeliveries(world.as(member), { webhook: hook.id }), { kind: "forbidden" });
    expect(await resendDeliveries(world.admin, { webhook: hook.id })).toMatchObject({ dead: 0, waiting: 1 });
    expect((await evidenceOf(hook.id)).at(-1)).toMatchObject({ type: "webhook.resent", payload: { deliveries: 1 } });
    await send(world.now);
    expect((await listDeliveries(world.admin, { webhook: hook.id, state: "delivered" })).total).toBe(1);
  });

  test("R82: a dead letter that an admin sets aside is kept with who and why, and left out when all are sent again", async () => {
    const world = new World();
    const hook = await endpoint(world);
    const other = await endpoint(world);
    await world.system();
    await world.system();
    answer = { status: 503 };
    for (let hour = 0; hour < 24 * 5; hour++) await send(world.now + (hour * DAY) / 24);
    world.pass(6);
    const listed = async (state: "dead" | "discarded") =>
      (await listDeliveries(world.admin, { webhook: hook.id, state })).data;
    const [one, stays] = await listed("dead");
    const letter = { webhook: hook.id, delivery: one?.id ?? "", reason: "The desk opened the ticket by hand." };
    for (const role of ["security", "compliance", "member", "auditor"] as const)
      await world.refused(() => discardDelivery(world.token(role), letter), { rule: "webhook.manage" });
    await world.refused(() => discardDelivery(world.admin, { ...letter, reason: " " }), {
      errors: [{ path: "reason" }],
    });
    // Under another endpoint's address it is not found, and what waits or was delivered is no dead letter.
    for (const gone of [{ webhook: other.id }, { delivery: "no-such-letter" }])
      await world.refused(() => discardDelivery(world.admin, { ...letter, ...gone }), { rule: "delivery-gone" });
    const before = (await readJobsState(world.admin, {})).webhooks.dead;
    expect(await discardDelivery(world.admin, letter)).toEqual({ id: one?.id });
    await world.refused(() => discardDelivery(world.admin, letter), { rule: "delivery-gone" });
    expect((await readJobsState(world.admin, {})).webhooks.dead).toBe(before - 1);
    expect((await listWebhooks(world.admin, { q: hook.name })).data).toMatchObject([{ dead: 1, discarded: 1 }]);
    expect(await listed("dead")).toMatchObject([{ id: stays?.id, discarded: null }]);
    expect(await listed("discarded")).toMatchObject([
      {
        id: one?.id,
        state: "discarded",
        lastError: "It answered 503.",
        discarded: { at: iso(world.now), by: world.admin.actor.name, why: letter.reason },
      },
    ]);
    expect((await evidenceOf(hook.id)).at(-1)).toMatchObject({
      type: "webhook.discarded",
      payload: { delivery: one?.id, sequence: one?.sequence, type: "system.created", why: letter.reason },
    });

    // All again are all but this one; named, it is sent after all.
    expect(await resendDeliveries(world.admin, { webhook: hook.id })).toMatchObject({
      dead: 0,
      waiting: 1,
      discarded: 1,
    });
    expect(await resendDeliveries(world.admin, { webhook: hook.id, deliveries: [letter.delivery] })).toMatchObject({
      waiting: 2,
      discarded: 0,
    });
    answer = { status: 204 };
    await send(world.now);
    expect((await listDeliveries(world.admin, { webhook: hook.id, state: "delivered" })).total).toBe(2);
  });

  test("that does not answer does not hold up the others", async () => {
    const world = new World();
    const [slow, quick] = [await endpoint(world), await endpoint(world)];
    for (let n = 0; n < 3; n++) await world.system();
    const tried: string[] = [];
    await sendWebhooks(fixedClock(world.now), async (address) => {
      tried.push(address);
      return address === slow.url ? { status: null, error: "late" } : { status: 200, error: null };
    });
    expect(tried.filter((address) => address === slow.url)).toHaveLength(1);
    expect((await listDeliveries(world.admin, { webhook: quick.id, state: "delivered" })).total).toBe(3);
  });

  test("that was ended is told nothing more, and gives up what waited", async () => {
    const world = new World();
    const hook = await endpoint(world);
    await world.system();
    await endWebhook(world.admin, { webhook: hook.id });
    expect((await evidenceOf(hook.id)).map(({ type }) => type)).toEqual(["webhook.created", "webhook.ended"]);
    await world.system();
    await send(world.now);
    expect(at(hook)).toHaveLength(0);
    expect((await listDeliveries(world.admin, { webhook: hook.id })).data).toMatchObject([
      { state: "dead", lastError: "The endpoint was ended." },
    ]);
    for (const act of [
      () => endWebhook(world.admin, { webhook: hook.id }),
      () => editWebhook(world.admin, { webhook: hook.id, name: "x" }),
      () => resendDeliveries(world.admin, { webhook: hook.id }),
    ])
      await world.refused(act, { rule: "webhook-ended" });
  });

  test("that is ended while a receiver takes its time is told nothing more either", async () => {
    const world = new World();
    const [refusing, taking] = [await endpoint(world), await endpoint(world)];
    for (let n = 0; n < 2; n++) await world.system();
    const tried: string[] = [];
    await sendWebhooks(fixedClock(world.now), async (address) => {
      tried.push(address);
      const hook = [refusing, taking].find(({ url }) => url === address);
      if (hook && tried.filter((one) => one === address).length === 1)
        await endWebhook(world.admin, { webhook: hook.id });
      return address === refusing.url ? { status: 503, error: "It answered 503." } : { status: 204, error: null };
    });
    for (let hour = 1; hour < 24 * 5; hour++) await send(world.now + (hour * DAY) / 24);
    expect(tried.filter((address) => address === refusing.url)).toHaveLength(1);
    expect([...at(refusing), ...at(taking)]).toEqual([]);
    const [ofRefusing, ofTaking] = await Promise.all(
      [refusing, taking].map(
        async ({ id }) => (await listDeliveries(world.admin, { webhook: id, sort: "sequence" })).data,
      ),
    );
    expect(ofRefusing).toMatchObject([
      { state: "dead", attempts: 1, lastStatus: 503 },
      { state: "dead", attempts: 0, lastError: "The endpoint was ended." },
    ]);
    // What the receiver took before it was told of the end, it took.
    expect(ofTaking).toMatchObject([
      { state: "delivered", attempts: 1 },
      { state: "dead", attempts: 0 },
    ]);
  });

  test("is an admin's; its secret is sealed, and in no evidence", async () => {
    const world = new World();
    const member = await world.person();
    await world.refused(
      () =>
        createWebhook(world.as(member, ["security"]), { name: "x", url: "https://hooks.example.com/", events: ["*"] }),
      { kind: "forbidden" },
    );
    await world.refused(() => createWebhook(world.admin, { name: "x", url: "https://10.0.0.1/", events: ["*"] }), {
      errors: [expect.objectContaining({ path: "url" })],
    });
    await world.refused(() => createWebhook(world.admin, { name: "x", url: "https://a.example/", events: ["gap"] }), {
      kind: "invalid",
    });
    const hook = await endpoint(world, { url: "https://hooks.example.com/services/T000/secret-path" });
    await editWebhook(world.admin, { webhook: hook.id, version: 1, events: ["gap.*"] });
    expect((await evidenceOf(hook.id)).at(-1)).toMatchObject({ type: "webhook.changed" });
    await world.refused(() => editWebhook(world.admin, { webhook: hook.id, version: 1, name: "y" }), { kind: "stale" });
    const [row] = await present.query<{ all: string }>(
      `SELECT (SELECT "sealedSecret" FROM "WebhookEndpoint" WHERE id = $1::uuid) ||
         (SELECT string_agg(payload, '') FROM "Evidence" WHERE "subjectId" = $1::uuid) AS all`,
      [hook.id],
    );
    expect(row?.all).not.toContain(hook.secret?.slice(8));
    expect(row?.all).not.toContain("secret-path");
    expect(JSON.stringify(await listWebhooks(world.admin, {}))).not.toContain("whsec_");
  });
});

describe("posting to an address that somebody typed", () => {
  const message: Message = { body: "{}", headers: {} };
  const resolving = (...addresses: string[]) => {
    let asked = 0;
    const resolve = async (): Promise<Address[]> => {
      asked++;
      return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    };
    return { resolve, times: () => asked };
  };

  test.each([
    ["a private address", ["10.0.0.1"]],
    ["this machine", ["127.0.0.1"]],
    ["this machine by IPv6", ["::1"]],
    ["the metadata of a cloud", ["169.254.169.254"]],
    ["an IPv4 address in an IPv6 one", ["::ffff:127.0.0.1"]],
    ["a public address and a private one", ["93.184.216.34", "192.168.0.1"]],
  ])("is refused when the name leads to %s", async (_, addresses) => {
    const { resolve } = resolving(...addresses);
    expect(await postMessage("https://hooks.example.com/", message, [], resolve)).toEqual({
      status: null,
      error: "Its name leads to a private address.",
    });
  });

  test("asks for the name once, and connects to what was answered then", async () => {
    const { resolve, times } = resolving("127.0.0.1");
    const url = `http://hooks.internal:${new URL(`http://${host}`).port}/pinned`;
    expect(await postMessage(url, message, ["hooks.internal"], resolve)).toEqual({ status: 204, error: null });
    expect(times()).toBe(1);
    expect(received[0]?.headers.host).toMatch(/^hooks\.internal:/);
  });

  test("follows no redirect, reads no endless answer, and does not wait for ever", async () => {
    answer = { status: 302, headers: { Location: "http://169.254.169.254/" } };
    expect(await postMessage(`http://${host}/`, message, [host])).toEqual({
      status: 302,
      error: "It leads elsewhere, and is not followed.",
    });
    answer = { status: 200, body: "x".repeat(5_000_000) };
    expect(await postMessage(`http://${host}/`, message, [host])).toMatchObject({ status: 200 });
    answer = "silence";
    expect(await postMessage(`http://${host}/`, message, [host], undefined, 500)).toEqual({
      status: null,
      error: "It did not answer in time.",
    });
    expect(received).toHaveLength(3);
  });

  test.each(["not an address", "http://127.0.0.1/", "https://2130706433/", "https://[::1]:443/", "file:///etc/passwd"])(
    "sends nothing to '%s'",
    async (address) => expect(await postMessage(address, message, [])).toMatchObject({ status: null }),
  );
});
