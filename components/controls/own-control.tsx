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
import type { createControl } from "#lib/controls/create-control.ts";
import type { editControl } from "#lib/controls/edit-control.ts";
import type { readControl } from "#lib/controls/list-controls.ts";
import type { ControlCondition } from "#lib/registry/core/organisation-facts.ts";
import { functions, type OrganisationFunction, type Severity, severities } from "#lib/registry/core/vocabulary.ts";
import { type ConditionDraft, conditionOf, draftOf, firstDraft } from "./condition-draft.ts";
import { ConditionField } from "./condition-field.tsx";

export interface OwnControl {
  id: string;
  title: string;
  function: OrganisationFunction;
  weight: Severity;
  condition: ControlCondition;
  evidence: string;
  references: readonly { reference: string }[];
  defaultOwner: { name: string; email: string } | null;
  version: number;
}

/** Adds a control of the organisation's own beside the catalogue's. */
export function AddOwnControl() {
  return (
    <DialogButton
      weight="primary"
      opens="add"
      act="Add a control of your own"
      title="Add a control of your own"
      says="It stands beside the catalogue’s: wherever it applies it needs a named owner, and everybody is judged again."
    >
      {(close) => <OwnControlForm control={null} onDone={close} />}
    </DialogButton>
  );
}

export function EditOwnControl({ control }: { control: OwnControl }) {
  return (
    <DialogButton
      act="Edit"
      title={`Edit ${control.id}`}
      says="Whoever it applies to is judged again. What was judged before stays as it was."
    >
      {(close) => <OwnControlForm control={control} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  id: string;
  title: string;
  function: string;
  weight: string;
  /** Null: nested deeper than the form shows; stays as it is. */
  appliesWhen: ConditionDraft | null;
  evidence: string;
  references: string;
  defaultOwner: Pick | null;
}

const labels: Record<keyof Typed, string> = {
  id: "Id",
  title: "What it is",
  function: "Function that answers for it",
  weight: "Weight",
  appliesWhen: "Applies when",
  evidence: "Expected evidence",
  references: "Where it comes from",
  defaultOwner: "Default owner",
};

const typedOf = (control: OwnControl | null): Based<Typed> => ({
  version: control?.version,
  values: {
    id: control?.id ?? "",
    title: control?.title ?? "",
    function: control?.function ?? "security",
    weight: control?.weight ?? "medium",
    appliesWhen: control ? draftOf(control.condition) : firstDraft,
    evidence: control?.evidence ?? "",
    references: control?.references.map(({ reference }) => reference).join("\n") ?? "",
    defaultOwner: pickIfAny(control?.defaultOwner),
  },
});

/** What was typed, as the API takes it; only what is asked for. */
const bodyOf = (typed: Partial<Typed>) => ({
  ...(typed.title === undefined ? {} : { title: typed.title }),
  ...(typed.function === undefined ? {} : { function: typed.function as OrganisationFunction }),
  ...(typed.weight === undefined ? {} : { weight: typed.weight as Severity }),
  ...(typed.appliesWhen ? { appliesWhen: conditionOf(typed.appliesWhen) as never } : {}),
  ...(typed.evidence === undefined ? {} : { evidence: typed.evidence }),
  ...(typed.references === undefined ? {} : { references: typed.references.split(/\s+/).filter(Boolean) }),
  ...(typed.defaultOwner === undefined ? {} : { defaultOwner: typed.defaultOwner?.reference ?? null }),
});

function OwnControlForm({ control, onDone }: { control: OwnControl | null; onDone: () => void }) {
  const form = useForm<Typed>({
    start: typedOf(control),
    save: (changed, all, version) =>
      control
        ? api.patch<typeof editControl>(`/controls/${control.id}`, bodyOf(changed), { version })
        : api.post<typeof createControl>("/controls", { id: all.id, ...bodyOf(all) }),
    again: async () => {
      const now = control ? await api.get<typeof readControl>(`/controls/${control.id}`) : null;
      return now?.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  const { values, set, field, problem } = form;
  const within = (path: string) => problem?.errors.find((one) => one.path.startsWith(path))?.message;
  return (
    <Form form={form} labels={labels} act={control ? "Save" : "Add the control"}>
      {control ? null : (
        <TextField
          {...field("id")}
          label={labels.id}
          hint="Letters, a hyphen, digits. It stands in exports and cannot be changed later."
          placeholder="OUR-01"
          maxLength={12}
          autoFocus
          mono
        />
      )}
      <TextField
        {...field("title")}
        label={labels.title}
        maxLength={200}
        placeholder="Second line checks payments each week"
      />
      <Pair>
        <Choice {...field("function")} label={labels.function} none={null} options={choicesOf(functions)} />
        <Choice
          {...field("weight")}
          label={labels.weight}
          none={null}
          hint="How heavy its gap can be at most."
          options={choicesOf(severities)}
        />
      </Pair>
      {values.appliesWhen ? (
        <ConditionField
          draft={values.appliesWhen}
          onDraft={(draft) => set("appliesWhen", draft)}
          error={within("appliesWhen")}
        />
      ) : (
        <p className="text-sm text-soft">Its condition is nested and was written by the API; it stays as it is here.</p>
      )}
      <TextArea
        {...field("evidence")}
        label={labels.evidence}
        hint="What shows that it works."
        rows={2}
        maxLength={2000}
      />
      <TextArea
        {...field("references")}
        label={labels.references}
        hint="Rows of frameworks, one per line, as owasp-asi:ASI03."
        rows={2}
        error={within("references")}
        optional
      />
      <Picker {...field("defaultOwner")} label={labels.defaultOwner} source={peopleSource} optional />
    </Form>
  );
}
