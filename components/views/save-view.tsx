"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { ListName } from "#lib/views/core/lists.ts";
import { viewAddress } from "#lib/views/core/view-search.ts";
import type { createView } from "#lib/views/create-view.ts";
import type { setDefaultView } from "#lib/views/set-default-view.ts";
import { Tick } from "./tick.tsx";

/** Keeps what is in sight under a name, for oneself or for everybody. */
export function SaveView({
  list,
  search,
  mayShare,
  onDone,
}: {
  list: ListName;
  search: string;
  mayShare: boolean;
  onDone: () => void;
}) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [opens, setOpens] = useState(false);
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
            address = viewAddress(made.answer);
            return opens ? api.post<typeof setDefaultView>(`/views/${made.answer.id}/default`, {}) : made;
          },
          { stay: true },
        );
        if (!sent) return;
        onDone();
        router.push(address, { scroll: false });
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
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" weight="primary" disabled={busy || name.trim() === ""}>
          Save view
        </Button>
      </div>
    </form>
  );
}
