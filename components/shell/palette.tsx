"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { useEffect, useState } from "react";
import { useGo } from "#components/ui/going.tsx";
import { leaveBy } from "#components/ui/unsaved.ts";
import { destinations } from "./destinations.ts";
import { Key } from "./key.tsx";
import { PaletteHits } from "./palette-hits.tsx";
import { PaletteItem } from "./palette-item.tsx";
import { type Place, recentPlaces } from "./recent-places.ts";
import { useSearch } from "./use-search.ts";

const group =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-soft";

/**
 * Finds and opens anything by typing: things of the registry, what one may begin, and the pages. `typedBefore` hands over
 * what was typed between asking for it and its being there.
 */
export function Palette({
  open,
  onOpen,
  typedBefore,
}: {
  open: boolean;
  onOpen: (open: boolean) => void;
  typedBefore: () => string;
}) {
  const goTo = useGo();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState("");
  const [places, setPlaces] = useState<Place[]>([]);
  const { answer, state } = useSearch(words, open);
  const typed = words.trim().toLowerCase();
  const pages = destinations.flatMap(({ members }) => members).filter(({ name }) => name.toLowerCase().includes(typed));

  useEffect(() => {
    if (!open) return;
    setWords(typedBefore());
    setPlaces(recentPlaces().filter(({ href }) => href !== location.pathname));
  }, [open, typedBefore]);

  // What Enter opens is the first of what is shown; cmdk keeps the row of the words before.
  const first = typed === "" ? places[0]?.href : (answer.hits[0]?.href ?? answer.actions[0]?.href ?? pages[0]?.href);
  useEffect(() => setChosen(first ?? ""), [first]);

  const go = (href: string) => {
    onOpen(false);
    leaveBy(() => goTo(href));
  };
  const shown = answer.hits.length + answer.actions.length + pages.length;
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open={open} onOpenChange={onOpen}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-50 bg-veil" />
          <Dialog.Popup className="fixed top-[10dvh] left-1/2 z-50 w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-md border border-line-strong bg-raised shadow-xl outline-none">
            <Dialog.Title className="sr-only">Search or go to</Dialog.Title>
            <Command shouldFilter={false} loop label="Search or go to" value={chosen} onValueChange={setChosen}>
              <Command.Input
                value={words}
                onValueChange={setWords}
                maxLength={100}
                autoFocus
                placeholder="Find an agent, capability, person, gap …"
                className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-soft"
              />
              <p role="status" className="sr-only">
                {state === "still" && typed !== "" ? `${shown} found` : ""}
              </p>
              <Command.List className="max-h-[60dvh] overflow-y-auto p-1.5" aria-busy={state === "searching"}>
                {typed === "" && places.length > 0 ? (
                  <Command.Group heading="Recent" className={group}>
                    {places.map(({ href, title }) => (
                      <PaletteItem key={href} value={href} onGo={go} name={title} />
                    ))}
                  </Command.Group>
                ) : null}
                {typed.length > 1 ? <PaletteHits hits={answer.hits} onGo={go} className={group} /> : null}
                {answer.actions.length > 0 ? (
                  <Command.Group heading="Begin" className={group}>
                    {answer.actions.map(({ id, name, href }) => (
                      <PaletteItem key={id} value={href} onGo={go} name={name} />
                    ))}
                  </Command.Group>
                ) : null}
                {pages.length > 0 ? (
                  <Command.Group heading="Go to" className={group}>
                    {pages.map(({ href, name, icon: Icon, key }) => (
                      <PaletteItem
                        key={href}
                        value={`go ${href}`}
                        onGo={() => go(href)}
                        name={name}
                        mark={<Icon size={14} strokeWidth={1.75} aria-hidden="true" className="text-soft" />}
                        beside={
                          <span className="hidden sm:inline">
                            <Key>g</Key> <Key>{key}</Key>
                          </span>
                        }
                      />
                    ))}
                  </Command.Group>
                ) : null}
              </Command.List>
              <Foot state={state} nothing={typed.length > 1 && shown === 0} />
            </Command>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  );
}

function Foot({ state, nothing }: { state: "still" | "searching" | "failed"; nothing: boolean }) {
  return (
    <p className="flex min-h-9 flex-wrap items-center gap-x-4 border-t border-line px-3 text-xs text-soft">
      {state === "failed" ? (
        "The search did not work. Type again to retry."
      ) : nothing && state === "still" ? (
        "Nothing has that name. Try fewer words."
      ) : (
        <>
          <span>
            <Key>↑</Key> <Key>↓</Key> to choose
          </span>
          <span>
            <Key>Enter</Key> to open
          </span>
          <span>
            <Key>Esc</Key> to leave
          </span>
        </>
      )}
    </p>
  );
}
