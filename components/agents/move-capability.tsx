"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { CapabilityEvent } from "#lib/registry/core/capability-lifecycle.ts";

const words: Record<Exclude<CapabilityEvent, "approve">, { act: string; says: string; danger: boolean }> = {
  suspend: { act: "Suspend", says: "It is stopped at once; security or an admin lets it go on.", danger: true },
  resume: { act: "Resume", says: "It may act again within its grant and bounds.", danger: false },
  end: {
    act: "Revoke",
    says: "The capability and its grant end now, for good. Who was granted what until now stays readable.",
    danger: true,
  },
};

interface Moved {
  agent: string;
  capability: { slug: string; name: string; version: number };
  event: keyof typeof words;
}

/** One event of a capability, with the reason that goes into the evidence. */
export function MoveCapability(moved: Moved) {
  const { act, says, danger } = words[moved.event];
  return (
    <DialogButton
      weight={danger ? "danger" : "plain"}
      act={act}
      spoken={moved.capability.name}
      title={`${act}: ${moved.capability.name}`}
      says={says}
    >
      {(close) => <MoveForm {...moved} onDone={close} />}
    </DialogButton>
  );
}

const labels = { reason: "Reason" };

function MoveForm({ agent, capability: { slug, version }, event, onDone }: Moved & { onDone: () => void }) {
  const { act, danger } = words[event];
  const path = `/agents/${agent}/capabilities/${slug}`;
  const form = useForm({
    start: { values: { reason: "" }, version: undefined },
    save: (_changed, { reason }) =>
      event === "end"
        ? api.delete(path, { version, reason: reason.trim() })
        : api.post(`${path}/${event}`, reason.trim() ? { reason: reason.trim() } : {}, { version }),
    done: onDone,
  });
  return (
    <Form form={form} labels={labels} act={act} weight={danger ? "danger" : "primary"}>
      <TextField
        label={labels.reason}
        hint="Kept in the evidence with your name and the time."
        value={form.values.reason}
        onValue={(reason) => form.set("reason", reason)}
        maxLength={1000}
        error={form.error("reason")}
        autoFocus
      />
    </Form>
  );
}
