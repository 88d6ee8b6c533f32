import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { WorkUnderWay } from "#components/bulk/work-under-way.tsx";
import { SeatNames } from "#components/seats/seat-names.tsx";
import { FollowLinks } from "#components/shell/follow-links.tsx";
import { Keyboard } from "#components/shell/keyboard.tsx";
import { Navigation } from "#components/shell/navigation.tsx";
import { SHORTCUTS_COOKIE, shortcutsOn } from "#components/shell/preferences.ts";
import { GoingLine } from "#components/ui/going.tsx";
import { LeaveGuard } from "#components/ui/leave-guard.tsx";
import { Toasts } from "#components/ui/toasts.tsx";
import { countInbox } from "#lib/inbox/list-inbox.ts";
import { countNotices } from "#lib/notifications/list-notices.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { asking } from "./asking.ts";

/** The console around every signed-in page: skip link, navigation, the page. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const context = await asking();
  const { actor } = context;
  const [{ total, due }, { unread }, kept] = await Promise.all([
    countInbox(context, {}),
    countNotices(context, {}),
    cookies(),
  ]);
  return (
    <div className="min-h-dvh md:flex">
      <a
        href="#page"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
      >
        Skip to the page
      </a>
      <Navigation
        asker={{
          name: actor.name,
          roles: actor.roles.map(inWords),
          href: actor.personId ? `/people/${actor.personId}` : null,
        }}
        waiting={{
          "/inbox": { total, overdue: due.overdue, says: "waiting" },
          "/notices": { total: unread, overdue: 0, says: "unread" },
        }}
      />
      <main id="page" tabIndex={-1} className="min-w-0 grow px-4 pt-5 pb-16 outline-none md:px-8 md:pt-7">
        <div className="mx-auto max-w-[1180px] has-[.wide-page]:max-w-none">{children}</div>
      </main>
      <GoingLine />
      <Toasts />
      <LeaveGuard />
      <FollowLinks />
      <SeatNames />
      <Keyboard letters={shortcutsOn(kept.get(SHORTCUTS_COOKIE)?.value)} />
      <WorkUnderWay />
    </div>
  );
}
