import { z } from "zod";
import { dueGroups, itemKinds } from "#lib/inbox/core/item.ts";
import * as inboxCounts from "../inbox/counts/route.ts";
import * as decisions from "../inbox/decisions/route.ts";
import * as inbox from "../inbox/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, pageOf, personReference, seatStrip, slugReference, time } from "./shapes.ts";

const item = z
  .object({
    kind: z.enum(itemKinds),
    id: id.meta({ description: "The thing itself: an assignment, a gap." }),
    version: z.number().int().nullable().meta({ description: "Send it as If-Match with the decision." }),
    title: z.string(),
    why: z.string().meta({ description: "Why it waits for you." }),
    dueAt: time.nullable(),
    due: z.enum(dueGroups),
    href: z.string(),
    agent: slugReference.nullable(),
    seats: seatStrip.nullable(),
    for: personReference
      .nullable()
      .meta({ description: "On whose behalf you are asked: somebody who is away or stayed silent." }),
    bulk: z.boolean().meta({ description: "May be decided together with others." }),
  })
  .meta({ id: "InboxItem" });

const count = z.number().int();
const counts = z
  .object({
    total: count,
    due: z.object({ overdue: count, week: count, later: count }),
    kinds: z.record(z.string(), count),
  })
  .meta({ id: "InboxCounts" });

/** What waits for whoever asks. */
export const inboxEntries: readonly CatalogueEntry[] = [
  {
    path: "/inbox",
    about: "Inbox",
    route: inbox,
    examples: { GET: { kind: "accept", sort: "dueAt" } },
    answers: { GET: pageOf(item).extend({ counts }) },
  },
  {
    path: "/inbox/counts",
    about: "Inbox",
    route: inboxCounts,
    examples: { GET: {} },
    answers: {
      GET: counts,
    },
  },
  {
    path: "/inbox/decisions",
    about: "Inbox",
    route: decisions,
    examples: {
      POST: {
        kind: "accept",
        decision: "accept",
        items: [{ id: "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80", version: 1 }],
      },
    },
    answers: { POST: z.object({ decided: count }) },
  },
];
