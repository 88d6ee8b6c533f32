"use client";

import type { ReactNode } from "react";
import { Choice, TextField } from "#components/ui/field.tsx";
import { Picker, systemsSource } from "#components/ui/picker.tsx";
import type { FormState } from "#components/ui/use-form.ts";
import { actions, dataClassifications, inWords } from "#lib/registry/core/vocabulary.ts";
import type { CapabilityTyped } from "./capability-draft.ts";

/** What a field takes of its form, which may hold more than a capability. */
interface Typing {
  form: Pick<FormState<CapabilityTyped>, "values" | "set" | "error">;
}

/** Fields of one capability, for every form that states them: its own, and one that asks for a change of them. */
export const ActionField = ({ form: { values, set, error } }: Typing) => (
  <Choice
    label="Action"
    value={values.action}
    onValue={(value) => set("action", value)}
    options={actions.map((value) => ({ value, label: inWords(value) }))}
    error={error("action")}
  />
);

export const SystemField = ({ form: { values, set, error } }: Typing) => (
  <Picker
    label="System"
    source={systemsSource}
    value={values.system}
    onValue={(value) => set("system", value)}
    error={error("system")}
  />
);

export const ClassificationField = ({ form: { values, set, error } }: Typing) => (
  <Choice
    label="Data classification"
    value={values.dataClassification}
    onValue={(value) => set("dataClassification", value)}
    options={dataClassifications.map((value) => ({ value, label: value }))}
    error={error("dataClassification")}
  />
);

export const ToolsField = ({ form: { values, set, error } }: Typing) => (
  <TextField
    label="Tools"
    hint="Names, separated by commas."
    value={values.tools}
    onValue={(value) => set("tools", value)}
    error={error("tools")}
    mono
  />
);

export const BoundsFields = ({ form: { values, set, error } }: Typing) => (
  <Group legend="Bounds: what it may do without anybody">
    <div className="grid grid-cols-3 gap-3">
      <TextField
        label="Amount"
        type="number"
        value={values.amount}
        onValue={(value) => set("amount", value)}
        error={error("bounds.amount")}
      />
      <TextField
        label="Currency"
        value={values.currency}
        onValue={(value) => set("currency", value)}
        maxLength={3}
        error={error("bounds.currency")}
      />
      <TextField
        label="Per hour"
        type="number"
        value={values.perHour}
        onValue={(value) => set("perHour", value)}
        error={error("bounds.perHour")}
      />
    </div>
    <TextField
      label="In words"
      value={values.boundsText}
      onValue={(value) => set("boundsText", value)}
      error={error("bounds.text") ?? error("bounds")}
    />
  </Group>
);

/** Fields that belong together, under a title. */
export function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="mt-1 grid gap-3 border-t border-line pt-3">
      <legend className="sr-only">{legend}</legend>
      <p aria-hidden="true" className="text-sm font-semibold">
        {legend}
      </p>
      {children}
    </fieldset>
  );
}
