"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import type { editDataSource } from "#lib/registry/edit-data-source.ts";
import type { readDataSource } from "#lib/registry/list-data-sources.ts";
import type { EditableDataSource } from "./edit-data-source.tsx";

type Decided = Pick<EditableDataSource, "decisions" | "version">;

/** What agents may use, keep and summarise: the data owner alone decides. */
export function DecideUse({ source }: { source: Decided & { id: string } }) {
  return (
    <DialogButton
      act="Decide what agents may use"
      title="What agents may do with this data"
      says="You decide as its data owner; your name and the moment are kept."
    >
      {(close) => <DecideForm source={source} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  "decisions.use": string;
  "decisions.retention": string;
  "decisions.summary": string;
}

const labels: Record<keyof Typed, string> = {
  "decisions.use": "May use",
  "decisions.retention": "May keep, and for how long",
  "decisions.summary": "May summarise",
};

const typedOf = ({ decisions, version }: Decided): Based<Typed> => ({
  version,
  values: {
    "decisions.use": decisions.use ?? "",
    "decisions.retention": decisions.retention ?? "",
    "decisions.summary": decisions.summary ?? "",
  },
});

function DecideForm({ source, onDone }: { source: Decided & { id: string }; onDone: () => void }) {
  const form = useForm<Typed>({
    start: typedOf(source),
    save: (_changed, all, version) =>
      api.patch<typeof editDataSource>(
        `/data-sources/${source.id}`,
        {
          decisions: {
            use: all["decisions.use"].trim() || null,
            retention: all["decisions.retention"].trim() || null,
            summary: all["decisions.summary"].trim() || null,
          },
        },
        { version },
      ),
    again: async () => {
      const now = await api.get<typeof readDataSource>(`/data-sources/${source.id}`);
      return now.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  return (
    <Form form={form} labels={labels} act="Record the decision">
      {(Object.keys(labels) as (keyof Typed)[]).map((name) => (
        <TextArea
          key={name}
          label={labels[name]}
          value={form.values[name]}
          onValue={(value) => form.set(name, value)}
          error={form.error(name)}
        />
      ))}
    </Form>
  );
}
