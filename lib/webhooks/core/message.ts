import { createHmac } from "node:crypto";
import type { Instant } from "#lib/platform/core/clock.ts";

/** An entry of the evidence, as another system gets it: the same fields as the API's. */
export interface ToldEntry {
  sequence: string;
  at: string;
  actor: { kind: string; id: string | null; name: string };
  type: string;
  subject: { kind: string; id: string | null; name: string; agentId: string | null };
  correlationId: string;
  reason: string | null;
  payload: unknown;
  hash: string;
}

export interface Message {
  body: string;
  headers: Record<string, string>;
}

/**
 * A message by the Standard Webhooks specification: `id` is the same in every attempt, and the signature covers id,
 * time and body, so that neither can be changed nor an old message be played again. Each secret signs: the receiver takes
 * any signature that it knows.
 */
export function standardMessage(id: string, secrets: readonly string[], entry: ToldEntry, now: Instant): Message {
  const timestamp = String(Math.floor(now / 1000));
  const body = JSON.stringify({ type: entry.type, timestamp: entry.at, data: entry });
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    body,
    headers: { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") },
  };
}

/** The same entry as a line for people, in the form of Slack's incoming webhooks. */
export function slackMessage(entry: ToldEntry, publicUrl: string): Message {
  const link = `${publicUrl}/evidence?subject=${encodeURIComponent(entry.subject.id ?? "")}`;
  const what = entry.subject.id === null ? slack(entry.subject.name) : `<${link}|${slack(entry.subject.name)}>`;
  const why = entry.reason === null ? "" : `\n>${slack(entry.reason)}`;
  return {
    body: JSON.stringify({ text: `*${slack(inWords(entry.type))}*: ${what}, by ${slack(entry.actor.name)}${why}` }),
    headers: {},
  };
}

/** 'gap.opened' as 'Gap opened', 'noticeSettings.changed' as 'Notice settings changed'. */
function inWords(type: string): string {
  const words = type
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(".", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Text in Slack's own form: its three signs, no line break and no mark of its own survive. */
const slack = (words: string): string =>
  words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[*_~`|\s]+/g, " ")
    .slice(0, 500);
