import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import type { Message } from "./core/message.ts";
import { createWebhook } from "./create-webhook.ts";
import { endWebhook } from "./end-webhook.ts";
import { listDeliveries } from "./list-webhooks.ts";
import { sendWebhooks } from "./send-webhooks.ts";
import { testWebhook } from "./test-webhook.ts";

const world = new World(Date.now());
let hooks = 0;
const hooked = (more: Partial<Parameters<typeof createWebhook>[1]> = {}) =>
  createWebhook(world.admin, {
    name: `Tried ${++hooks}`,
    url: `https://hooks.example.com/tried/${hooks}`,
    events: ["gap.*"],
    ...more,
  });

/** Sends what is due, to receivers that answer with that status. @returns what this endpoint was sent */
async function sentTo(hook: { url: string }, status = 204): Promise<Message[]> {
  const messages: Message[] = [];
  await sendWebhooks(fixedClock(world.now), async (address, message) => {
    if (address === hook.url) messages.push(message);
    return { status, error: status === 204 ? null : `It answered ${status}.` };
  });
  return messages;
}
const deliveries = async ({ id }: { id: string }) => (await listDeliveries(world.admin, { webhook: id })).data;

test("R82: a test message goes to its endpoint alone, signed like any other, whatever the endpoint is told of", async () => {
  const [hook, everything] = [await hooked(), await hooked({ events: ["*"] })];
  await sentTo(hook);
  const before = (await deliveries(everything)).length;
  expect(await testWebhook(world.admin, { webhook: hook.id })).toMatchObject({ id: hook.id, waiting: 1 });
  const [message, ...more] = await sentTo(hook);
  expect(more).toEqual([]);
  expect(new Webhook(hook.secret ?? "").verify(message?.body ?? "", { ...message?.headers })).toMatchObject({
    type: "webhook.tested",
    data: { subject: { id: hook.id, name: hook.name } },
  });
  expect(await deliveries(hook)).toMatchObject([{ type: "webhook.tested", state: "delivered", lastStatus: 204 }]);
  expect(await deliveries(everything)).toHaveLength(before);
  expect((await evidenceOf(hook.id)).at(-1)).toMatchObject({ type: "webhook.tested" });
});

test("a test message that is refused waits to be tried again, with what was answered", async () => {
  const hook = await hooked();
  await testWebhook(world.admin, { webhook: hook.id });
  expect(await sentTo(hook, 503)).toHaveLength(1);
  expect(await deliveries(hook)).toMatchObject([{ state: "waiting", attempts: 1, lastError: "It answered 503." }]);
});

test("Slack is tried in its own form", async () => {
  const hook = await hooked({ format: "slack" });
  await testWebhook(world.admin, { webhook: hook.id });
  const [message] = await sentTo(hook);
  expect(JSON.parse(message?.body ?? "{}").text).toMatch(/^\*Webhook tested\*: <.+\|Tried \d+>, by /);
});

test("one that was ended, one that is not there, and whoever is no admin are refused, and nothing is sent", async () => {
  const hook = await hooked();
  const member = await world.person();
  await world.refused(() => testWebhook(world.as(member), { webhook: hook.id }), { kind: "forbidden" });
  await world.refused(() => testWebhook(world.admin, { webhook: crypto.randomUUID() }), { kind: "missing" });
  await endWebhook(world.admin, { webhook: hook.id });
  await world.refused(() => testWebhook(world.admin, { webhook: hook.id }), { rule: "webhook-ended" });
  expect(await deliveries(hook)).toEqual([]);
});
