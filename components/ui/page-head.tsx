import type { ReactNode } from "react";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";

export interface Crumb {
  href: string;
  name: string;
}

/** The pages above this one, the nearest last: where one is, and the way up. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1 text-sm not-printed">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {trail.map(({ href, name }) => (
          <li key={href} className="flex items-center gap-x-1.5 text-soft">
            <MomentLink href={href} className="hover:text-accent hover:underline">
              {name}
            </MomentLink>
            <span aria-hidden="true">/</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The title of a page, the pages above it, what is said beside the title, and the page's one primary action. */
export function PageHead({
  title,
  back,
  beside,
  children,
  actions,
}: {
  title: string;
  /** The page above, or all of them from the top. */
  back?: Crumb | readonly Crumb[];
  beside?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-5">
      {back ? <Breadcrumbs trail={[back].flat()} /> : null}
      {/* Where acts do not fit beside the title they come after what is said about it, never between the two. */}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-[min(100%,24rem)] grow">
          <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
            {beside}
          </div>
          {/* Only the title decides whether the acts fit beside it. */}
          {children ? (
            <div className="mt-1 w-0 min-w-full text-soft">
              <div className="max-w-3xl">{children}</div>
            </div>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 not-printed">{actions}</div> : null}
      </div>
    </header>
  );
}

/** A part of a page under a hairline, with a heading that can be linked to. */
export function Section({
  id,
  title,
  count,
  says,
  actions,
  children,
}: {
  id: string;
  title: string;
  count?: number;
  says?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-9 scroll-mt-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="scroll-mt-4 text-lg font-semibold">
          {title}
          {count === undefined ? null : <span className="ml-2 font-normal text-soft">{inFigures(count)}</span>}
        </h2>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {says ? <p className="mb-3 max-w-3xl text-sm text-soft">{says}</p> : null}
      {children}
    </section>
  );
}
