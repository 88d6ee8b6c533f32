import { z } from "zod";
import { deliveryStates, webhookFormats } from "#lib/webhooks/core/webhook-answer.ts";
import * as discard from "../webhooks/[webhook]/deliveries/[delivery]/discard/route.ts";
import * as deliveries from "../webhooks/[webhook]/deliveries/route.ts";
import * as resend from "../webhooks/[webhook]/resend/route.ts";
import * as rotate from "../webhooks/[webhook]/rotate-secret/route.ts";
import * as webhook from "../webhooks/[webhook]/route.ts";
import * as test from "../webhooks/[webhook]/test/route.ts";
import * as webhooks from "../webhooks/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, maybeText, pageOf, personReference, time, version } from "./shapes.ts";

const fields = {
  id,
  name: z.string(),
  url: z.string(),
  format: z.enum(webhookFormats),
  events: z.array(z.string()),
  createdBy: personReference.nullable(),
  createdAt: time,
  endedAt: maybeText,
  version,
  waiting: z.number().int(),
  delivered: z.number().int(),
  dead: z.number().int().meta({ description: "Dead letters: given up until they are sent again or set aside." }),
  discarded: z.number().int().meta({ description: "Dead letters that an admin set aside." }),
};
const answer = z.object(fields).meta({ id: "Webhook" });
const created = z
  .object({ ...fields, secret: maybeText.meta({ description: "Shown this once; signs by Standard Webhooks." }) })
  .meta({ id: "NewWebhook" });
const delivery = z
  .object({
    id: id.meta({ description: "Also the message's `webhook-id`, the same in every attempt." }),
    sequence: z.string(),
    type: z.string(),
    at: time,
    state: z.enum(deliveryStates),
    attempts: z.number().int(),
    nextAt: maybeText,
    deliveredAt: maybeText,
    deadAt: maybeText,
    lastStatus: z.number().int().nullable(),
    lastError: maybeText,
    discarded: z
      .object({ at: time, by: z.string(), why: z.string() })
      .nullable()
      .meta({ description: "Set aside by an admin after it was given up." }),
  })
  .meta({ id: "Delivery" });

/** Other systems that are told what the evidence records. */
export const webhookEntries: readonly CatalogueEntry[] = [
  {
    path: "/webhooks",
    about: "Webhooks",
    route: webhooks,
    examples: {
      GET: {},
      POST: {
        name: "Incident desk",
        url: "https://hooks.example.com/answerable",
        events: ["gap.*", "agent.suspended"],
      },
    },
    answers: { GET: pageOf(answer), POST: created },
  },
  {
    path: "/webhooks/{webhook}",
    about: "Webhooks",
    route: webhook,
    examples: { GET: {}, PATCH: { events: ["gap.opened"] }, DELETE: {} },
    answers: { GET: answer, PATCH: answer, DELETE: answer },
  },
  {
    path: "/webhooks/{webhook}/deliveries",
    about: "Webhooks",
    route: deliveries,
    examples: { GET: { state: "dead" } },
    answers: { GET: pageOf(delivery) },
  },
  {
    path: "/webhooks/{webhook}/deliveries/{delivery}/discard",
    about: "Webhooks",
    route: discard,
    examples: { POST: { reason: "The ticket was opened by hand meanwhile." } },
    answers: { POST: z.object({ id }) },
  },
  {
    path: "/webhooks/{webhook}/resend",
    about: "Webhooks",
    route: resend,
    examples: { POST: {} },
    answers: { POST: answer },
  },
  {
    path: "/webhooks/{webhook}/rotate-secret",
    about: "Webhooks",
    route: rotate,
    examples: { POST: {} },
    answers: { POST: created },
  },
  {
    path: "/webhooks/{webhook}/test",
    about: "Webhooks",
    route: test,
    examples: { POST: {} },
    answers: { POST: answer },
  },
];
