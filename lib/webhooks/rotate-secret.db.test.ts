import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import type { Message } from "./core/message.ts";
import { createWebhook } from "./create-webhook.ts";
import { rotateWebhookSecret } from "./rotate-secret.ts";
import { sendWebhooks } from "./send-webhooks.ts";

const world = new World(Date.now());
const hooked = (more: Partial<Parameters<typeof createWebhook>[1]> = {}) =>
  createWebhook(world.admin, { name: "Hook", url: "https://hooks.example.com/", events: ["system.*"], ...more });

/** What is told of one more entry at that moment, and whether each secret's holder takes it. */
async function told(secrets: readonly (string | null)[]): Promise<boolean[]> {
  await world.system();
  const messages: Message[] = [];
  await sendWebhooks(fixedClock(world.now), async (_address, message) => {
    messages.push(message);
    return { status: 204, error: null };
  });
  const { body, headers } = messages.at(-1) as Message;
  return secrets.map((secret) => {
    try {
      // The standard's library holds the time of a message against the machine's: only the signature is asked here.
      new Webhook(secret ?? "").verify(body, { ...headers });
      return true;
    } catch (error) {
      if (error instanceof Error && /signature/i.test(error.message)) return false;
      throw error;
    }
  });
}

test("R82: a new secret signs at once and the one before for a day, so that no message is missed; then it alone", async () => {
  const hook = await hooked();
  expect(await told([hook.secret])).toEqual([true]);
  const rotated = await rotateWebhookSecret(world.admin, { webhook: hook.id, version: hook.version });
  expect(rotated.secret).toMatch(/^whsec_[\w+/=]{44}$/);
  expect(rotated.secret).not.toBe(hook.secret);
  expect(await told([hook.secret, rotated.secret])).toEqual([true, true]);
  const told2 = (await evidenceOf(hook.id)).at(-1);
  expect(told2).toMatchObject({ type: "webhook.secret_rotated" });
  expect(JSON.stringify(told2)).not.toContain(rotated.secret);
});

test("a stale page, one that signs nothing, and whoever is no admin are refused", async () => {
  const hook = await hooked();
  await rotateWebhookSecret(world.admin, { webhook: hook.id, version: hook.version });
  await world.refused(() => rotateWebhookSecret(world.admin, { webhook: hook.id, version: hook.version }), {
    kind: "stale",
  });
  const slack = await hooked({ format: "slack" });
  await world.refused(() => rotateWebhookSecret(world.admin, { webhook: slack.id }), { rule: "nothing-signed" });
  const member = await world.person();
  await world.refused(() => rotateWebhookSecret(world.as(member), { webhook: hook.id }), { kind: "forbidden" });
});

test("after the day the secret before signs no more", async () => {
  const hook = await hooked({ url: "https://hooks.example.com/later" });
  await rotateWebhookSecret(world.admin, { webhook: hook.id });
  world.pass(1);
  await world.system();
  const signatures: number[] = [];
  await sendWebhooks(fixedClock(world.now), async (address, { headers }) => {
    if (address === hook.url) signatures.push((headers["webhook-signature"] ?? "").split(" ").length);
    return { status: 204, error: null };
  });
  expect(signatures).toEqual([1]);
});

test("with another AUTH_SECRET a new secret is enough: the one before, which cannot be opened any more, signs nothing", async () => {
  const hook = await hooked({ url: "https://hooks.example.com/resealed" });
  await rotateWebhookSecret(world.admin, { webhook: hook.id });
  await writing(world.now, (tx) =>
    tx.query(
      `UPDATE "WebhookEndpoint" SET "previousSecret" = 'sealed otherwise' WHERE id = $1::uuid RETURNING id::text`,
      [hook.id],
    ),
  );
  await world.system();
  const messages: Message[] = [];
  await sendWebhooks(fixedClock(world.now), async (address, message) => {
    if (address === hook.url) messages.push(message);
    return { status: 204, error: null };
  });
  expect(messages).toHaveLength(1);
  expect(messages[0]?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
});
