"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Choice, Pair, TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { choicesOf } from "#components/ui/options.ts";
import type { Pick } from "#components/ui/pick.ts";
import { pickIfAny } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import { dataClassifications } from "#lib/registry/core/vocabulary.ts";
import type { createDataSource } from "#lib/registry/create-data-source.ts";
import type { editDataSource } from "#lib/registry/edit-data-source.ts";
import type { readDataSource } from "#lib/registry/list-data-sources.ts";

interface Named {
  name: string;
  email: string;
}
export interface EditableDataSource {
  id: string;
  name: string;
  description: string | null;
  dataOwner: Named | null;
  qualityOwner: Named | null;
  dataClassification: string | null;
  decisions: { use: string | null; retention: string | null; summary: string | null };
  version: number;
}

export function AddDataSource() {
  return (
    <DialogButton
      weight="primary"
      opens="add"
      act="Add a data source"
      title="Add a data source"
      says="What agents read for retrieval or context."
    >
      {(close) => <DataSourceForm source={null} onDone={close} />}
    </DialogButton>
  );
}

export function EditDataSource({ source }: { source: EditableDataSource }) {
  return (
    <DialogButton act="Edit" title={`Edit ${source.name}`}>
      {(close) => <DataSourceForm source={source} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  name: string;
  description: string;
  dataOwner: Pick | null;
  qualityOwner: Pick | null;
  dataClassification: string;
}

const labels: Record<keyof Typed, string> = {
  name: "Name",
  description: "Description",
  dataOwner: "Data owner",
  qualityOwner: "Owner of source quality",
  dataClassification: "Data classification",
};

const typedOf = (source: Omit<EditableDataSource, "id"> | null): Based<Typed> => ({
  version: source?.version,
  values: {
    name: source?.name ?? "",
    description: source?.description ?? "",
    dataOwner: pickIfAny(source?.dataOwner),
    qualityOwner: pickIfAny(source?.qualityOwner),
    dataClassification: source?.dataClassification ?? "",
  },
});

/** What was typed, as the API takes it; only what is asked for. */
const bodyOf = (typed: Partial<Typed>) => ({
  ...(typed.name === undefined ? {} : { name: typed.name }),
  ...(typed.description === undefined ? {} : { description: typed.description.trim() || null }),
  ...(typed.dataOwner === undefined ? {} : { dataOwner: typed.dataOwner?.reference ?? null }),
  ...(typed.qualityOwner === undefined ? {} : { qualityOwner: typed.qualityOwner?.reference ?? null }),
  ...(typed.dataClassification === undefined
    ? {}
    : { dataClassification: (typed.dataClassification || null) as (typeof dataClassifications)[number] | null }),
});

function DataSourceForm({ source, onDone }: { source: EditableDataSource | null; onDone: () => void }) {
  const form = useForm<Typed>({
    start: typedOf(source),
    save: (changed, _all, version) =>
      source
        ? api.patch<typeof editDataSource>(`/data-sources/${source.id}`, bodyOf(changed), { version })
        : api.post<typeof createDataSource>("/data-sources", bodyOf(changed)),
    again: async () => {
      const now = source ? await api.get<typeof readDataSource>(`/data-sources/${source.id}`) : null;
      return now?.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  const { field } = form;
  return (
    <Form form={form} labels={labels} act={source ? "Save" : "Add the data source"}>
      <TextField {...field("name")} label={labels.name} maxLength={200} autoFocus />
      <Pair>
        <Picker
          {...field("dataOwner")}
          label={labels.dataOwner}
          hint="Decides what agents may use."
          source={peopleSource}
        />
        <Picker
          {...field("qualityOwner")}
          label={labels.qualityOwner}
          hint="Answers for what it says."
          source={peopleSource}
        />
      </Pair>
      <Choice
        {...field("dataClassification")}
        label={labels.dataClassification}
        options={choicesOf(dataClassifications)}
      />
      <TextArea {...field("description")} label={labels.description} optional />
    </Form>
  );
}
