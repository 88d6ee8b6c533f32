"use client";

import { useState } from "react";
import { TextArea } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";

/** What somebody says with the name that they give for the result of a campaign. */
export function SignOffForm({
  busy,
  act,
  onSign,
}: {
  busy: boolean;
  /** What the button says. */
  act: string;
  onSign: (said: { note?: string }) => void;
}) {
  const [note, setNote] = useState("");
  const holds = note.trim() !== "";
  useUnsaved(holds);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSign(holds ? { note } : {});
      }}
    >
      <TextArea label="Note" optional value={note} onValue={setNote} maxLength={2000} />
      <FormFoot holds={holds} busy={busy} act={act} />
    </form>
  );
}
