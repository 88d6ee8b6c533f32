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
import { dataClassifications, environments, systemKinds } from "#lib/registry/core/vocabulary.ts";
import type { createSystem } from "#lib/registry/create-system.ts";
import type { editSystem } from "#lib/registry/edit-system.ts";
import type { readSystem } from "#lib/registry/list-systems.ts";

export interface EditableSystem {
  id: string;
  name: string;
  kind: string | null;
  owner: { name: string; email: string } | null;
  dataClassification: string | null;
  enforcesApproval: boolean | null;
  environment: string | null;
  description: string | null;
  version: number;
}

export function AddSystem() {
  return (
    <DialogButton
      weight="primary"
      opens="add"
      act="Add a system"
      title="Add a system"
      says="What agents act on: an application, a database, a payment system."
    >
      {(close) => <SystemForm system={null} onDone={close} />}
    </DialogButton>
  );
}

export function EditSystem({ system, name = "Edit" }: { system: EditableSystem; name?: string }) {
  return (
    <DialogButton act={name} title={`Edit ${system.name}`}>
      {(close) => <SystemForm system={system} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  name: string;
  kind: string;
  owner: Pick | null;
  dataClassification: string;
  environment: string;
  enforcesApproval: string;
  description: string;
}

const labels: Record<keyof Typed, string> = {
  name: "Name",
  kind: "Kind",
  owner: "Owner",
  dataClassification: "Data classification",
  environment: "Environment",
  enforcesApproval: "Enforces the approval itself",
  description: "Description",
};

const typedOf = (system: Omit<EditableSystem, "id"> | null): Based<Typed> => ({
  version: system?.version,
  values: {
    name: system?.name ?? "",
    kind: system?.kind ?? "",
    owner: pickIfAny(system?.owner),
    dataClassification: system?.dataClassification ?? "",
    environment: system?.environment ?? "",
    enforcesApproval: system?.enforcesApproval == null ? "" : String(system.enforcesApproval),
    description: system?.description ?? "",
  },
});

/** What was typed, as the API takes it; only what is asked for. */
const bodyOf = (typed: Partial<Typed>) => ({
  ...(typed.name === undefined ? {} : { name: typed.name }),
  ...(typed.kind === undefined ? {} : { kind: (typed.kind || null) as (typeof systemKinds)[number] | null }),
  ...(typed.owner === undefined ? {} : { owner: typed.owner?.reference ?? null }),
  ...(typed.dataClassification === undefined
    ? {}
    : { dataClassification: (typed.dataClassification || null) as (typeof dataClassifications)[number] | null }),
  ...(typed.environment === undefined
    ? {}
    : { environment: (typed.environment || null) as (typeof environments)[number] | null }),
  ...(typed.enforcesApproval === undefined
    ? {}
    : { enforcesApproval: typed.enforcesApproval === "" ? null : typed.enforcesApproval === "true" }),
  ...(typed.description === undefined ? {} : { description: typed.description.trim() || null }),
});

function SystemForm({ system, onDone }: { system: EditableSystem | null; onDone: () => void }) {
  const form = useForm<Typed>({
    start: typedOf(system),
    save: (changed, _all, version) =>
      system
        ? api.patch<typeof editSystem>(`/systems/${system.id}`, bodyOf(changed), { version })
        : api.post<typeof createSystem>("/systems", bodyOf(changed)),
    again: async () => {
      const now = system ? await api.get<typeof readSystem>(`/systems/${system.id}`) : null;
      return now?.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  const { field } = form;
  return (
    <Form form={form} labels={labels} act={system ? "Save" : "Add the system"}>
      <TextField {...field("name")} label={labels.name} maxLength={200} autoFocus />
      <Picker
        {...field("owner")}
        label={labels.owner}
        source={peopleSource}
        hint="Who answers for the system itself."
      />
      <Pair>
        <Choice {...field("kind")} label={labels.kind} options={choicesOf(systemKinds)} />
        <Choice
          {...field("dataClassification")}
          label={labels.dataClassification}
          options={choicesOf(dataClassifications)}
        />
        <Choice {...field("environment")} label={labels.environment} options={choicesOf(environments)} />
        <Choice
          {...field("enforcesApproval")}
          label={labels.enforcesApproval}
          options={[
            { value: "true", label: "yes" },
            { value: "false", label: "no" },
          ]}
        />
      </Pair>
      <TextArea {...field("description")} label={labels.description} maxLength={4000} optional />
    </Form>
  );
}
