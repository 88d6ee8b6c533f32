import type { ReactNode } from "react";

/** What comes, the soonest first. */
export const UpcomingList = ({ children }: { children: ReactNode }) => (
  <ul className="border-t border-line-strong">{children}</ul>
);

/** One thing that comes: what it is, of whom, and when. */
export const UpcomingRow = ({
  href,
  name,
  of,
  mark,
  end,
}: {
  href: string;
  name: string;
  of: string;
  mark?: ReactNode;
  end: ReactNode;
}) => (
  <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2">
    <span className="min-w-0">
      <a className="quiet-link" href={href}>
        {name}
      </a>{" "}
      <span className="text-sm text-soft">{of}</span>
    </span>
    <span className="flex gap-4 text-sm">
      {mark}
      <span className="text-soft">{end}</span>
    </span>
  </li>
);
