"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { ListName } from "#lib/views/core/lists.ts";
import type { deleteView } from "#lib/views/delete-view.ts";
import type { editView } from "#lib/views/edit-view.ts";
import type { setDefaultView } from "#lib/views/set-default-view.ts";

/** A view as its list shows it. */
export interface ShownView {
  id: string;
  list: ListName;
  name: string;
  search: string;
  shared: boolean;
  owner: { name: string } | null;
  mine: boolean;
  default: boolean;
  version: number;
}

/** Renames, changes, shares and takes away a view; whoever sees one may open their list with it. */
export function EditView({
  view,
  all,
  search,
  changed,
  may,
  onDone,
}: {
  view: ShownView;
  /** The list without it. */
  all: string;
  /** What is in sight now. */
  search: string;
  changed: boolean;
  may: { edit: boolean; share: boolean };
  onDone: () => void;
}) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  const [name, setName] = useState(view.name);
  const [shared, setShared] = useState(view.shared);
  const [keep, setKeep] = useState(changed);
  const [opens, setOpens] = useState(view.default);
  const holds = name !== view.name || shared !== view.shared || opens !== view.default;
  useUnsaved(holds);
  const write = async () => {
    if (opens !== view.default) {
      const set = opens
        ? await api.post<typeof setDefaultView>(`/views/${view.id}/default`, {})
        : await api.delete<typeof setDefaultView>(`/views/${view.id}/default`);
      if (!set.ok || !may.edit) return set;
    }
    return api.patch<typeof editView>(
      `/views/${view.id}`,
      { name, shared, ...(changed && keep ? { search } : {}) },
      { version: view.version },
    );
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!may.edit && opens === view.default) return onDone();
        if (await send(write)) onDone();
      }}
    >
      <Refused problem={problem} shown={["name"]} />
      {may.edit ? (
        <>
          <TextField
            label="Name"
            value={name}
            onValue={setName}
            maxLength={80}
            error={messageFor(problem, "name") ?? (messageFor(problem, "slug") && "This name is taken already.")}
          />
          {changed ? <Tick label="Keep the list as it is in sight now" checked={keep} onChecked={setKeep} /> : null}
          {may.share || view.shared ? (
            <Tick label="Share it with everyone" checked={shared} onChecked={setShared} />
          ) : null}
        </>
      ) : null}
      <Tick label="Open this list with it, for me" checked={opens} onChecked={setOpens} />
      <FormFoot
        holds={holds}
        busy={busy}
        disabled={name.trim() === ""}
        act="Save"
        danger={
          may.edit ? (
            <Button
              weight="danger"
              disabled={busy}
              onClick={async () => {
                const sent = await send(
                  () => api.delete<typeof deleteView>(`/views/${view.id}`, { version: view.version }),
                  { stay: true },
                );
                if (!sent) return;
                onDone();
                router.push(all);
                router.refresh();
              }}
            >
              {view.shared ? "Delete for everyone" : "Delete view"}
            </Button>
          ) : undefined
        }
      />
    </form>
  );
}
