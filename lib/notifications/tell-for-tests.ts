import type { Instant } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import type { Notice } from "./core/notice.ts";
import { notify } from "./notify.ts";

let keys = 0;
/** Tells the person of an assigned gap, or of what `more` says, as of the world's now. */
export const tell = (world: { readonly now: Instant }, personId: string, more: Partial<Notice> = {}) =>
  writing(world.now, (tx) =>
    notify(
      tx,
      {
        personId,
        kind: "gap-assigned",
        key: `test ${++keys}`,
        title: "A gap is assigned to you",
        text: "Nobody answers for detecting misuse of ‘Refund’.",
        href: "/gaps/1",
        dueAt: null,
        ...more,
      },
      world.now,
    ),
  );
