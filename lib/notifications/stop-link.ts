import { createHmac, timingSafeEqual } from "node:crypto";
import { configuration } from "#lib/platform/configuration.ts";
import { derivedKey } from "#lib/platform/derived-key.ts";
import { isNoticeKind, type NoticeKind } from "./core/notice-kinds.ts";

/** Whose mails, and which: a kind, or null for the daily mail. */
export interface StoppedMails {
  personId: string;
  kind: NoticeKind | null;
}

const DAILY = "daily";
const seal = (body: string): Buffer => createHmac("sha256", derivedKey("stop mails")).update(body).digest();

/** The secret of a link that turns mails of one kind off, and can do nothing else. It has no end, as the mail has none. */
export function stopSecret({ personId, kind }: StoppedMails): string {
  const body = `${personId}.${kind ?? DAILY}`;
  return `${body}.${seal(body).toString("base64url")}`;
}

/** What such a secret stands for; null when it was not made here. */
export function openStopSecret(secret: string): StoppedMails | null {
  const [, body, signature] = /^([0-9a-f-]{36}\.[a-z-]+)\.([\w-]{43})$/.exec(secret) ?? [];
  if (body === undefined || signature === undefined) return null;
  if (!timingSafeEqual(seal(body), Buffer.from(signature, "base64url"))) return null;
  const [personId = "", kind = ""] = body.split(".");
  if (kind === DAILY) return { personId, kind: null };
  return isNoticeKind(kind) ? { personId, kind } : null;
}

/** For the header: a mail program posts there; who opens it in a browser is led to the page. */
export const stopAddress = (mails: StoppedMails): string =>
  `${configuration().publicUrl}/api/stop-mails/${stopSecret(mails)}`;

/** For people: a page with one button. The secret stays behind the '#', out of logs. */
export const stopPage = (mails: StoppedMails): string => `${configuration().publicUrl}/stop-mails#${stopSecret(mails)}`;
