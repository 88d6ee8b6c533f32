"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { TextArea } from "./field.tsx";
import { FormFoot } from "./form.tsx";
import { Refused, useSending } from "./sending.tsx";
import { useUnsaved } from "./unsaved.ts";

/** The question before an act: why, where that is asked for. What was typed is not lost by leaving. */
export function ReasonForm({
  act,
  asks,
  optional = false,
  path,
  version,
  weight,
  maxLength = 2000,
  onDone,
}: {
  /** What the button says. */
  act: string;
  /** What the field is called; null where no word is asked for. */
  asks: string | null;
  optional?: boolean;
  /** Where it is sent, under /api/v1. */
  path: string;
  /** Left out where the thing has none. */
  version?: number;
  weight: "primary" | "plain" | "danger";
  maxLength?: number;
  onDone: () => void;
}) {
  const [reason, setReason] = useState("");
  const { busy, problem, send } = useSending();
  const holds = reason.trim() !== "";
  useUnsaved(holds);
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const body = holds ? { reason: reason.trim() } : {};
        if (await send(() => api.post(path, body, version === undefined ? {} : { version }))) onDone();
      }}
    >
      <Refused problem={problem} shown={["reason"]} />
      {asks === null ? null : (
        <TextArea
          label={asks}
          hint="Kept in the evidence with your name and the time."
          optional={optional}
          value={reason}
          onValue={setReason}
          maxLength={maxLength}
          error={messageFor(problem, "reason")}
        />
      )}
      <FormFoot
        holds={holds}
        busy={busy}
        disabled={asks !== null && !optional && !holds}
        act={act}
        weight={weight === "danger" ? "danger" : "primary"}
      />
    </form>
  );
}
