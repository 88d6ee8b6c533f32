"use client";

import { lazy, useState } from "react";
import { atMoment } from "#components/shell/at-moment.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useAddress } from "#components/ui/use-address.ts";
import type { ListName } from "#lib/views/core/lists.ts";
import { viewAddress, viewSearch } from "#lib/views/core/view-search.ts";
import type { ShownView } from "./edit-view.tsx";

const EditView = lazy(async () => ({ default: (await import("./edit-view.tsx")).EditView }));
const SaveView = lazy(async () => ({ default: (await import("./save-view.tsx")).SaveView }));

/** The views of a list beside one another, the one in sight marked; what is in sight can be kept under a name. */
export function SavedViews({
  list,
  path,
  views,
  may,
}: {
  list: ListName;
  /** The page that the list stands on. */
  path: string;
  views: readonly ShownView[];
  may: { save: boolean; share: boolean; editAll: boolean };
}) {
  const { search } = useAddress();
  const [open, setOpen] = useState<"save" | "edit" | null>(null);
  const current = views.find(({ id }) => id === search.get("saved"));
  const here = viewSearch(search.toString());
  const changed = current !== undefined && here !== viewSearch(current.search);
  const asOf = search.get("asOf");
  // Whoever looks at the past stays there, whichever view they open.
  const openedWith = (address: string) => atMoment(address, asOf);
  const tab = (on: boolean) =>
    `inline-flex h-8 items-center border-b-2 px-0.5 whitespace-nowrap ${
      on ? "border-accent font-medium text-ink" : "border-transparent text-soft hover:text-ink"
    }`;
  return (
    <div className="not-printed mb-3 flex flex-wrap items-center justify-between gap-x-4 border-b border-line text-sm">
      <nav aria-label="Saved views" className="min-w-0">
        <ul className="flex flex-wrap items-center gap-x-5">
          <li>
            <a
              href={openedWith(`${path}?saved=none`)}
              aria-current={current ? undefined : "true"}
              className={tab(current === undefined)}
            >
              All
            </a>
          </li>
          {views.map((view) => (
            <li key={view.id}>
              <a
                href={openedWith(viewAddress(path, view))}
                aria-current={view === current ? "true" : undefined}
                className={tab(view === current)}
                title={view.shared ? `Shared with everyone${view.owner ? ` by ${view.owner.name}` : ""}` : "Only yours"}
              >
                {view.name}
                {view === current && changed ? <span className="ml-1 font-normal text-soft">changed</span> : null}
                {view.shared && !view.mine ? <span className="sr-only"> (shared)</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex items-center">
        {current ? (
          <Button weight="quiet" className="h-8" onClick={() => setOpen("edit")}>
            {current.mine || may.editAll ? "Edit view" : "About this view"}
          </Button>
        ) : null}
        {may.save ? (
          <Button weight="quiet" className="h-8" onClick={() => setOpen("save")}>
            Save view
          </Button>
        ) : null}
      </div>
      <Dialog
        open={open === "save"}
        onOpen={(on) => setOpen(on ? "save" : null)}
        title="Save this view"
        says={`Search, filters, order and columns as they are now, under a name.${asOf ? " The moment is not kept: the view shows what is so when it is opened." : ""}`}
      >
        <SaveView
          list={list}
          addressOf={(view) => openedWith(viewAddress(path, view))}
          search={here}
          mayShare={may.share}
          onDone={() => setOpen(null)}
        />
      </Dialog>
      {current ? (
        <Dialog
          open={open === "edit"}
          onOpen={(on) => setOpen(on ? "edit" : null)}
          title={current.name}
          says={
            current.mine
              ? "A view of yours."
              : `Shared with everyone${current.owner ? ` by ${current.owner.name}` : ""}.`
          }
        >
          <EditView
            view={current}
            all={openedWith(`${path}?saved=none`)}
            search={here}
            changed={changed}
            may={{ edit: current.mine || may.editAll, share: may.share }}
            onDone={() => setOpen(null)}
          />
        </Dialog>
      ) : null}
    </div>
  );
}
