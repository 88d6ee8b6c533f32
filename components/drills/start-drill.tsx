"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Choice, TextField } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { startDrill } from "#lib/workflow/drills/start-drill.ts";

/** Asks responders to show that they can be reached. */
export function StartDrill() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button weight="primary" onClick={() => setOpen(true)}>
        Start a drill
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title="Start a reachability drill"
        says="Every responder in the scope is asked at once, by mail and in the inbox, and told that it is a drill. Silence goes to their deputies in order."
      >
        <Form onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  const [name, setName] = useState("");
  const [tier, setTier] = useState("high");
  const [unit, setUnit] = useState("");
  const [minutes, setMinutes] = useState("60");
  const [repeat, setRepeat] = useState("");
  const error = (path: string) => messageFor(problem, path);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send(
          () =>
            api.post<typeof startDrill>("/drills", {
              name,
              tier: tier === "critical" ? "critical" : "high",
              unit: unit.trim() || null,
              minutes: Number(minutes),
              repeatDays: repeat.trim() === "" ? null : Number(repeat),
            }),
          {
            stay: true,
            after: ({ id }) => {
              onDone();
              router.push(`/settings/drills/${id}`);
            },
          },
        );
      }}
    >
      <Refused problem={problem} shown={["name", "tier", "unit", "minutes", "repeatDays"]} />
      <TextField label="Name" value={name} onValue={setName} maxLength={200} autoFocus error={error("name")} />
      <Choice
        label="Whose responders"
        value={tier}
        onValue={setTier}
        none={null}
        options={[
          { value: "high", label: "Of high and critical capabilities" },
          { value: "critical", label: "Of critical capabilities only" },
        ]}
        error={error("tier")}
      />
      <TextField
        label="Business unit"
        optional
        hint="Empty: everywhere."
        value={unit}
        onValue={setUnit}
        maxLength={200}
        error={error("unit")}
      />
      <TextField
        label="Minutes to answer"
        hint="Each person has this long, before the next is asked."
        type="number"
        value={minutes}
        onValue={setMinutes}
        error={error("minutes")}
      />
      <TextField
        label="Repeat after days"
        optional
        hint="Empty: once."
        type="number"
        value={repeat}
        onValue={setRepeat}
        error={error("repeatDays")}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Not now</Button>
        <Button type="submit" weight="primary" disabled={busy}>
          Ask them now
        </Button>
      </div>
    </form>
  );
}
