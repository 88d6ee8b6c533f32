import { notify } from "#lib/notifications/notify.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { HeldRequest } from "./store-requests.ts";
import { askedOf } from "./store-slots.ts";

/** Tells everybody whose turn it is, once for each decision and each time that they are asked for it. */
export async function tellDeciders(tx: Transaction, requestId: string, now: Instant): Promise<void> {
  for (const { id, personId, question, because, title, askedAt } of await askedOf(tx, requestId))
    await notify(
      tx,
      {
        personId,
        kind: "decision-asked",
        key: `decision|${id}|${new Date(askedAt).getTime()}`,
        title: `Decide: ${title}`,
        text: `${question} ${because}`,
        href: `/requests/${requestId}`,
        dueAt: null,
      },
      now,
    );
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
