import type { Notice } from "#lib/notifications/core/notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";

/** As the holder and as a deputy are two notices: who answered as one may be asked as the other. */
export const drillAskedKey = (drillId: string, as: "holder" | "deputy"): string => `drill:${drillId}:${as}`;

/** Somebody is asked to show that they can be reached. */
export const drillAsked = (
  drill: { id: string; name: string; minutes: number },
  personId: string,
  as: "holder" | "deputy",
  now: Instant,
): Notice => ({
  personId,
  kind: "drill-asked",
  key: drillAskedKey(drill.id, as),
  title: `Can you be reached? ${drill.name}`,
  text: `This is a drill: nothing has happened. Answer within ${drill.minutes} minutes to show that ${as === "holder" ? "you, a responder," : "somebody"} can be reached.`,
  href: `/settings/drills/${drill.id}`,
  dueAt: now + drill.minutes * 60_000,
});
