import { notify } from "#lib/notifications/notify.ts";
import { settleEverybody } from "#lib/notifications/settle-notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { HeldRequest } from "./store-requests.ts";
import { askedOf, turnsOf } from "./store-slots.ts";

/** How the keys of all that asks for one thing begin: a decision of a request, an exception, a retirement. */
export const askingKeys = (kind: "decision" | "exception" | "retirement", id: string): string => `${kind}|${id}|`;

/** The key of asking for a decision at one turn; what follows while it is not given goes on behind it. */
export const askingKey = (kind: Parameters<typeof askingKeys>[0], id: string, turnAt: Instant): string =>
  `${askingKeys(kind, id)}${turnAt}`;

/**
 * Tells everybody whose turn it is, once for each decision and each time that it becomes their turn; and settles what
 * asked for decisions that wait no longer, or for somebody else.
 */
export async function tellDeciders(tx: Transaction, requestId: string, now: Instant): Promise<void> {
  await settleDecisions(tx, requestId, now);
  for (const { id, personId, question, because, title, turnAt, dueAt } of await askedOf(tx, requestId))
    await notify(
      tx,
      {
        personId,
        kind: "decision-asked",
        key: askingKey("decision", id, turnAt.getTime()),
        title: `Decide: ${title}`,
        text: `${question} ${because}`,
        href: `/requests/${requestId}`,
        dueAt: dueAt.getTime(),
      },
      now,
    );
}

/** What asked for decisions of a request that are given, void or not to be given now counts as read, whoever was asked. */
export async function settleDecisions(tx: Transaction, requestId: string, now: Instant): Promise<void> {
  const turns = await turnsOf(tx, requestId);
  const settled = turns.map(({ id, turnAt }) => ({
    keysBegin: askingKeys("decision", id),
    still: turnAt === null ? null : askingKey("decision", id, turnAt.getTime()),
  }));
  await settleEverybody(tx, settled, now);
}

const words = {
  approved: ["Approved", "Everybody who was asked said yes."],
  rejected: ["Rejected", "What has to change:"],
  changes_requested: ["Changes are asked for", "What has to change:"],
} as const;

/** Tells the submitter how it ended, or what to change. */
export async function tellSubmitter(tx: Transaction, request: HeldRequest, now: Instant): Promise<void> {
  const said = words[request.state as keyof typeof words];
  if (request.submittedById === null || said === undefined) return;
  await notify(
    tx,
    {
      personId: request.submittedById,
      kind: "request-answered",
      key: `request|${request.id}|${request.state}|${request.version}`,
      title: `${said[0]}: ${request.title}`,
      text: [said[1], request.state === "approved" ? null : request.outcome].filter(Boolean).join(" "),
      href: `/requests/${request.id}`,
      dueAt: null,
    },
    now,
  );
}
