"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { TextField } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { useGo } from "#components/ui/going.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { ListName } from "#lib/views/core/lists.ts";
import type { createView } from "#lib/views/create-view.ts";
import type { setDefaultView } from "#lib/views/set-default-view.ts";

/** Keeps what is in sight under a name, for oneself or for everybody. */
export function SaveView({
  list,
  addressOf,
  search,
  mayShare,
  onDone,
}: {
  list: ListName;
  addressOf: (view: { id: string; search: string }) => string;
  search: string;
  mayShare: boolean;
  onDone: () => void;
}) {
  const router = useRouter();
  const go = useGo();
  const { busy, problem, send } = useSending();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [opens, setOpens] = useState(false);
  useUnsaved(name.trim() !== "");
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        let address = "";
        const sent = await send(
          async () => {
            const made = await api.post<typeof createView>("/views", { list, name, search, shared });
            if (!made.ok) return made;
            address = addressOf(made.answer);
            return opens ? api.post<typeof setDefaultView>(`/views/${made.answer.id}/default`, {}) : made;
          },
          { stay: true },
        );
        if (!sent) return;
        onDone();
        go(address, true);
        router.refresh();
      }}
    >
      <Refused problem={problem} shown={["name"]} />
      <TextField
        label="Name"
        value={name}
        onValue={setName}
        maxLength={80}
        autoFocus
        error={messageFor(problem, "name") ?? (messageFor(problem, "slug") && "You have a view of this name already.")}
      />
      {mayShare ? (
        <Tick label="Share it with everyone" checked={shared} onChecked={setShared} />
      ) : (
        <p className="text-sm text-soft">Only you will see it.</p>
      )}
      <Tick label="Open this list with it, for me" checked={opens} onChecked={setOpens} />
      <FormFoot holds={name.trim() !== ""} busy={busy} disabled={name.trim() === ""} act="Save view" />
    </form>
  );
}
