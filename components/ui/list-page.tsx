import type { ReactNode } from "react";
import { counted } from "#lib/platform/core/in-figures.ts";
import { EmptyState } from "./empty-state.tsx";
import { type Filter, Filters, type UnlistedFilter } from "./filters.tsx";
import { Notice } from "./notice.tsx";
import { PageHead } from "./page-head.tsx";
import { Pager } from "./pager.tsx";

export const PAGE_SIZE = 50;

/**
 * Every list alike: title, search and filters with the exact count, what was refused, the rows or why there are none,
 * the pages.
 */
export function ListPage<Row>({
  title,
  back,
  says,
  actions,
  edge,
  above,
  searchLabel,
  filters = [],
  unlisted = [],
  nouns: [one, many],
  answer,
  refused,
  narrowed,
  page,
  empty,
  children,
}: {
  title: string;
  back?: { href: string; name: string };
  says: ReactNode;
  actions?: ReactNode;
  /** Above everything: that the list shows the past. */
  edge?: ReactNode;
  /** Between the title and the filters: the saved views of the list. */
  above?: ReactNode;
  searchLabel?: string;
  filters?: readonly Filter[];
  /** Filters that other pages link with; they have no menu here, but show as chips. */
  unlisted?: readonly UnlistedFilter[];
  nouns: readonly [one: string, many: string];
  answer: { data: Row[]; nextCursor: string | null; total: number } | null;
  refused: string | null;
  /** True while search or filters are at work. */
  narrowed: boolean;
  page: number;
  empty: { title: string; says: ReactNode; action?: ReactNode };
  children: (rows: Row[]) => ReactNode;
}) {
  return (
    <>
      {edge}
      <PageHead title={title} {...(back ? { back } : {})} actions={actions}>
        {says}
      </PageHead>
      {above}
      <Filters
        {...(searchLabel ? { searchLabel } : {})}
        filters={filters}
        unlisted={unlisted}
        count={answer ? counted(answer.total, one, many) : ""}
      />
      {refused ? (
        <Notice tone="attention" title="This list cannot be shown as asked">
          {refused}
        </Notice>
      ) : null}
      {answer?.data.length === 0 ? (
        <EmptyState title={narrowed ? `No ${many} match` : empty.title} action={narrowed ? undefined : empty.action}>
          {narrowed ? "Take a filter away to see more." : empty.says}
        </EmptyState>
      ) : null}
      {answer && answer.data.length > 0 ? (
        <>
          {children(answer.data)}
          <Pager
            total={answer.total}
            shown={answer.data.length}
            page={page}
            limit={PAGE_SIZE}
            nextCursor={answer.nextCursor}
            noun={many}
          />
        </>
      ) : null}
    </>
  );
}
