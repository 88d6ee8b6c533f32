"use client";

import { DialogButton } from "#components/ui/dialog-button.tsx";
import type { EditableCapability } from "./capability-draft.ts";
import { CapabilityForm } from "./capability-form.tsx";
import { MoveCapability } from "./move-capability.tsx";

export function AddCapability({ agent }: { agent: string }) {
  return (
    <DialogButton
      act="Add a capability"
      title="Add a capability"
      says="One thing that the agent may do to one system. What is not known yet can be added later, and is a gap until then."
    >
      {(close) => <CapabilityForm agent={agent} capability={null} onDone={close} />}
    </DialogButton>
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
  if (capability.state === "ended") return null;
  return (
    <>
      {may.edit ? (
        <DialogButton act="Edit" spoken={capability.name} title={`Edit ${capability.name}`}>
          {(close) => <CapabilityForm agent={agent} capability={capability} onDone={close} />}
        </DialogButton>
      ) : null}
      {may.suspend && capability.state === "live" ? (
        <MoveCapability agent={agent} capability={capability} event="suspend" />
      ) : null}
      {may.resume && capability.state === "suspended" ? (
        <MoveCapability agent={agent} capability={capability} event="resume" />
      ) : null}
      {may.edit ? <MoveCapability agent={agent} capability={capability} event="end" /> : null}
    </>
  );
}
