"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Choice, TextArea } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { choicesOf } from "#components/ui/options.ts";
import type { Pick } from "#components/ui/pick.ts";
import { pickIfAny } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import type { editControl } from "#lib/controls/edit-control.ts";
import type { readControl } from "#lib/controls/list-controls.ts";
import { functions, type OrganisationFunction } from "#lib/registry/core/vocabulary.ts";

export interface EditableControl {
  id: string;
  title: string;
  function: OrganisationFunction;
  functionReason: string | null;
  defaultOwner: { name: string; email: string } | null;
  version: number;
}

/** Names the default owner of a control, or hands it to another function with the reason. */
export function EditControl({ control }: { control: EditableControl }) {
  return (
    <DialogButton
      weight={control.defaultOwner ? "plain" : "primary"}
      act={control.defaultOwner ? "Change who answers" : "Name a default owner"}
      title={`Who answers for ${control.id}`}
      says="The default owner answers on every agent where the control applies and nobody is named on the agent itself."
    >
      {(close) => <ControlForm control={control} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  defaultOwner: Pick | null;
  function: string;
  functionReason: string;
}

const labels: Record<keyof Typed, string> = {
  defaultOwner: "Default owner",
  function: "Function that answers for it",
  functionReason: "Why another function than the catalogue says",
};

const typedOf = (control: Omit<EditableControl, "id" | "title">): Based<Typed> => ({
  version: control.version,
  values: {
    defaultOwner: pickIfAny(control.defaultOwner),
    function: control.function,
    functionReason: control.functionReason ?? "",
  },
});

function ControlForm({ control, onDone }: { control: EditableControl; onDone: () => void }) {
  const form = useForm<Typed>({
    start: typedOf(control),
    save: (changed, all, version) =>
      api.patch<typeof editControl>(
        `/controls/${control.id}`,
        {
          ...(changed.defaultOwner === undefined ? {} : { defaultOwner: changed.defaultOwner?.reference ?? null }),
          ...(changed.function === undefined ? {} : { function: changed.function as OrganisationFunction }),
          ...(changed.function !== undefined && all.functionReason.trim()
            ? { functionReason: all.functionReason.trim() }
            : {}),
        },
        { version },
      ),
    again: async () => {
      const now = await api.get<typeof readControl>(`/controls/${control.id}`);
      return now.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  const { values, field } = form;
  return (
    <Form form={form} labels={labels} act="Save">
      <Picker {...field("defaultOwner")} label={labels.defaultOwner} source={peopleSource} optional />
      <Choice {...field("function")} label={labels.function} none={null} options={choicesOf(functions)} />
      {values.function === control.function ? null : (
        <TextArea {...field("functionReason")} label={labels.functionReason} rows={2} />
      )}
    </Form>
  );
}
