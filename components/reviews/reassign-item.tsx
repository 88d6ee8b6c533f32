"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { reassignItem } from "#lib/reviews/reassign-item.ts";

interface Reassigned {
  campaign: string;
  item: { id: string; version: number };
}

/** Hands an item to somebody else, with a note that they read. */
export function ReassignItem(asked: Reassigned) {
  return (
    <DialogButton
      act="Reassign"
      title="Who should answer instead?"
      says="Whoever was asked before, and why it was handed on, stays readable."
    >
      {(close) => <ReassignForm {...asked} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  to: Pick | null;
  note: string;
}

const labels: Record<keyof Typed, string> = { to: "Person", note: "Note to them" };

function ReassignForm({ campaign, item, onDone }: Reassigned & { onDone: () => void }) {
  const form = useForm<Typed>({
    start: { values: { to: null, note: "" }, version: undefined },
    save: (_changed, { to, note }) =>
      api.post<typeof reassignItem>(
        `/campaigns/${campaign}/items/${item.id}/reassign`,
        { to: to?.reference ?? "", note },
        { version: item.version },
      ),
    done: onDone,
  });
  const { values, field } = form;
  return (
    <Form form={form} labels={labels} act="Reassign item" ready={values.to !== null && values.note.trim() !== ""}>
      <Picker {...field("to")} label={labels.to} source={peopleSource} />
      <TextArea {...field("note")} label={labels.note} maxLength={2000} />
    </Form>
  );
}
