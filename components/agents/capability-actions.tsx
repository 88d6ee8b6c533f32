"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { EditableCapability } from "./capability-draft.ts";
import { CapabilityForm } from "./capability-form.tsx";
import { MoveCapability } from "./move-capability.tsx";

export function AddCapability({ agent }: { agent: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Add a capability</Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title="Add a capability"
        says="One thing that the agent may do to one system. What is not known yet can be added later, and is a gap until then."
      >
        <CapabilityForm agent={agent} capability={null} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Edit, suspend, resume and end, as far as the asker may. */
export function CapabilityActions({
  agent,
  capability,
  may,
}: {
  agent: string;
  capability: EditableCapability;
  may: { edit: boolean; suspend: boolean; resume: boolean };
}) {
  const [open, setOpen] = useState(false);
  if (capability.state === "ended") return null;
  return (
    <>
      {may.edit ? (
        <Button onClick={() => setOpen(true)}>
          Edit<span className="sr-only"> {capability.name}</span>
        </Button>
      ) : null}
      {may.suspend && capability.state === "live" ? (
        <MoveCapability agent={agent} capability={capability} event="suspend" />
      ) : null}
      {may.resume && capability.state === "suspended" ? (
        <MoveCapability agent={agent} capability={capability} event="resume" />
      ) : null}
      {may.edit ? <MoveCapability agent={agent} capability={capability} event="end" /> : null}
      <Dialog open={open} onOpen={setOpen} title={`Edit ${capability.name}`}>
        <CapabilityForm agent={agent} capability={capability} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
