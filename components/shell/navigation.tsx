"use client";

import { Menu, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { Brand } from "./brand.tsx";
import { destinations, leadsTo } from "./destinations.ts";
import { OpenPalette } from "./open-palette.tsx";
import { SignOut } from "./sign-out.tsx";

interface Asker {
  name: string;
  roles: readonly string[];
  href: string | null;
}

/** A number beside an entry of the side bar. */
interface Waits {
  total: number;
  overdue: number;
  /** What the number counts: 'waiting', 'unread'. */
  says: string;
}

/** The side bar; below 768 px a bar on top that opens it. */
export function Navigation({
  asker,
  waiting,
}: {
  asker: Asker;
  /** How much waits for the asker behind an address, and how much of it is overdue. */
  waiting: Readonly<Record<string, Waits>>;
}) {
  const path = usePathname();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [open]);

  return (
    <header className="not-printed border-b border-line bg-margin md:sticky md:top-0 md:h-dvh md:w-52 md:shrink-0 md:overflow-y-auto md:border-r md:border-b-0">
      <div className="flex h-12 items-center justify-between px-4 md:h-14">
        <Brand />
        <OpenPalette className="mr-2 ml-auto md:hidden [&>span]:sr-only" />
        <button
          type="button"
          className="grid size-9 place-items-center rounded-md md:hidden"
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        >
          {open ? <X size={18} aria-hidden="true" /> : <Menu size={18} aria-hidden="true" />}
          <span className="sr-only">{open ? "Close the menu" : "Open the menu"}</span>
        </button>
      </div>
      <div
        id="navigation"
        className={`${open ? "block" : "hidden"} px-2 pb-3 md:flex md:min-h-[calc(100dvh-3.5rem)] md:flex-col`}
      >
        <OpenPalette className="mb-4 hidden w-full md:flex" />
        <nav aria-label="Main" className="grow">
          {destinations.map(({ name, members }) => (
            <div key={name} className="mb-4">
              <p className="px-2 pb-1 text-2xs font-medium text-soft">{name}</p>
              <ul>
                {members.map(({ href, name: title, icon: Icon }) => {
                  const here = leadsTo(href, path);
                  return (
                    <li key={href}>
                      <a
                        href={href}
                        onClick={() => setOpen(false)}
                        aria-current={here ? "page" : undefined}
                        className={`flex h-9 items-center gap-2.5 rounded-md px-2 text-sm md:h-8 ${
                          here
                            ? "bg-accent-tint font-semibold text-accent-strong"
                            : "text-ink hover:bg-tint hover:text-accent-strong"
                        }`}
                      >
                        <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
                        <span className="grow">{title}</span>
                        <Waiting waits={waiting[href]} />
                      </a>
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        </nav>
        <div className="border-t border-line px-2 pt-3 text-sm">
          {asker.href ? (
            <a href={asker.href} onClick={() => setOpen(false)} className="quiet-link block truncate font-medium">
              {asker.name}
            </a>
          ) : (
            <p className="truncate font-medium">{asker.name}</p>
          )}
          <p className="truncate text-xs text-soft">{asker.roles.join(", ")}</p>
          <SignOut />
        </div>
      </div>
    </header>
  );
}

function Waiting({ waits }: { waits: Waits | undefined }) {
  if (!waits || waits.total === 0) return null;
  const { total, overdue, says } = waits;
  return (
    <span
      className={`ml-auto rounded-full px-1.5 text-2xs leading-4.5 font-semibold tabular-nums forced-edge ${
        overdue > 0 ? "bg-critical-tint text-critical" : "bg-accent-tint text-accent-strong"
      }`}
    >
      <span aria-hidden="true">{total > 999 ? "999+" : total}</span>
      <span className="sr-only">
        {inFigures(total)} {says}
        {overdue > 0 ? `, ${inFigures(overdue)} overdue` : ""}
      </span>
    </span>
  );
}
