"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Choice, TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Pick, Picker, peopleSource } from "#components/ui/picker.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import { useOpened } from "#components/ui/use-opened.ts";
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

const pickOf = (person: Named | null | undefined): Pick | null =>
  person ? { name: person.name, reference: person.email } : null;

export function AddDataSource() {
  const [open, setOpen] = useOpened("add");
  return (
    <>
      <Button weight="primary" onClick={() => setOpen(true)}>
        Add a data source
      </Button>
      <Dialog open={open} onOpen={setOpen} title="Add a data source" says="What agents read for retrieval or context.">
        <DataSourceForm source={null} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

export function EditDataSource({ source }: { source: EditableDataSource }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Edit</Button>
      <Dialog open={open} onOpen={setOpen} title={`Edit ${source.name}`}>
        <DataSourceForm source={source} onDone={() => setOpen(false)} />
      </Dialog>
    </>
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
    dataOwner: pickOf(source?.dataOwner),
    qualityOwner: pickOf(source?.qualityOwner),
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
  const { values, set, error } = form;
  return (
    <Form form={form} labels={labels} act={source ? "Save" : "Add the data source"}>
      <TextField
        label={labels.name}
        value={values.name}
        onValue={(value) => set("name", value)}
        error={error("name")}
        maxLength={200}
        autoFocus
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Picker
          label={labels.dataOwner}
          hint="Decides what agents may use."
          source={peopleSource}
          value={values.dataOwner}
          onValue={(value) => set("dataOwner", value)}
          error={error("dataOwner")}
        />
        <Picker
          label={labels.qualityOwner}
          hint="Answers for what it says."
          source={peopleSource}
          value={values.qualityOwner}
          onValue={(value) => set("qualityOwner", value)}
          error={error("qualityOwner")}
        />
      </div>
      <Choice
        label={labels.dataClassification}
        value={values.dataClassification}
        onValue={(value) => set("dataClassification", value)}
        options={dataClassifications.map((value) => ({ value, label: value }))}
        error={error("dataClassification")}
      />
      <TextArea
        label={labels.description}
        value={values.description}
        onValue={(value) => set("description", value)}
        error={error("description")}
        optional
      />
    </Form>
  );
}
