import type { Metadata } from "next";
import { MarkAllRead } from "#components/notices/mark-read.tsx";
import { NoticeList } from "#components/notices/notice-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { noticeKindNames, noticeKinds } from "#lib/notifications/core/notice-kinds.ts";
import { countNotices, listNotices } from "#lib/notifications/list-notices.ts";
import { asking } from "../asking.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";

export const metadata: Metadata = { title: "Notices" };

const names = ["q", "sort", "cursor", "page", "state", "kind"] as const;

export default async function NoticesPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const { answer, refused } = await readList(listNotices, context, { ...filters, cursor, sort, limit: PAGE_SIZE });
  const { unread } = await countNotices(context, {});
  return (
    <ListPage
      title="Notices"
      says="What you were told, the newest first. What waits for you is dealt with where each notice leads."
      actions={
        <>
          <ButtonLink href="/settings/notifications">Choose what is mailed</ButtonLink>
          {unread > 0 ? <MarkAllRead unread={unread} until={context.clock.now()} /> : null}
        </>
      }
      searchLabel="Search notices"
      filters={[
        {
          name: "state",
          label: "State",
          options: [
            { value: "unread", label: "Unread" },
            { value: "read", label: "Read" },
          ],
        },
        {
          name: "kind",
          label: "About",
          options: noticeKindNames.map((value) => ({ value, label: noticeKinds[value].says })),
        },
      ]}
      nouns={["notice", "notices"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "Nothing was told to you yet",
        says: "When somebody names you in a role or gives you a gap, it stands here, and in a mail if you like.",
      }}
    >
      {(rows) => <NoticeList notices={rows} now={context.clock.now()} />}
    </ListPage>
  );
}
