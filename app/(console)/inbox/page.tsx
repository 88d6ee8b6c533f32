import type { Metadata } from "next";
import { cookies } from "next/headers";
import { InboxList } from "#components/inbox/inbox-list.tsx";
import { groupWords, kindWords } from "#components/inbox/kind-words.ts";
import { SHORTCUTS_COOKIE, shortcutsOn } from "#components/shell/preferences.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { dueGroups, itemKinds } from "#lib/inbox/core/item.ts";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { asking } from "../asking.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";

export const metadata: Metadata = { title: "Inbox" };

const names = ["q", "kind", "due", "agent", "cursor", "page"] as const;

export default async function InboxPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const asked = { ...filters, cursor, limit: PAGE_SIZE };
  const { answer, refused } = await readList(listInbox, context, asked);
  const letters = shortcutsOn((await cookies()).get(SHORTCUTS_COOKIE)?.value);
  return (
    <ListPage
      title="Inbox"
      says="What waits for you, and why. Nobody else sees it, but your deputies while you are out of office."
      actions={<ButtonLink href="/attest">Confirm your roles</ButtonLink>}
      searchLabel="Search your inbox"
      filters={[
        { name: "kind", label: "What", options: itemKinds.map((value) => ({ value, label: kindWords[value] })) },
        { name: "due", label: "Due", options: dueGroups.map((value) => ({ value, label: groupWords[value] })) },
      ]}
      unlisted={[{ name: "agent", label: "Agent" }]}
      nouns={["item", "items"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "Nothing waits for you",
        says: "Roles to accept or confirm, decisions, review items, steps of retirements and gaps that ask you will stand here, the soonest due first.",
        action: context.actor.personId ? (
          <ButtonLink href={`/people/${context.actor.personId}`}>See what you answer for</ButtonLink>
        ) : undefined,
      }}
    >
      {(items) =>
        answer ? (
          <InboxList items={items} counts={answer.counts.due} now={context.clock.now()} letters={letters} />
        ) : null
      }
    </ListPage>
  );
}
