"use client";

import type { ReactNode } from "react";
import { Choice, Pair, TextArea, TextField } from "#components/ui/field.tsx";
import { fieldOf, type Typing } from "#components/ui/field-of.ts";
import { choicesOf } from "#components/ui/options.ts";
import { Picker, peopleSource, systemsSource } from "#components/ui/picker.tsx";
import { actions, dataClassifications } from "#lib/registry/core/vocabulary.ts";
import type { CapabilityTyped } from "./capability-draft.ts";

/** The form of a field, which may hold more than a capability. */
interface OfForm {
  form: Typing<CapabilityTyped>;
}

/** Fields of one capability, for every form that states them: its own, and one that asks for a change of them. */
export const ActionField = ({ form }: OfForm) => (
  <Choice {...fieldOf(form)("action")} label="Action" options={choicesOf(actions)} />
);

export const SystemField = ({ form }: OfForm) => (
  <Picker {...fieldOf(form)("system")} label="System" source={systemsSource} />
);

export const ClassificationField = ({ form }: OfForm) => (
  <Choice
    {...fieldOf(form)("dataClassification")}
    label="Data classification"
    options={choicesOf(dataClassifications)}
  />
);

export const ToolsField = ({ form }: OfForm) => (
  <TextField {...fieldOf(form)("tools")} label="Tools" hint="Names, separated by commas." mono />
);

export function BoundsFields({ form }: OfForm) {
  const field = fieldOf(form);
  const { error } = form;
  return (
    <Group legend="Bounds: what it may do without anybody">
      <div className="grid grid-cols-3 gap-3">
        <TextField {...field("amount", "bounds.amount")} label="Amount" type="number" />
        <TextField {...field("currency", "bounds.currency")} label="Currency" maxLength={3} />
        <TextField {...field("perHour", "bounds.perHour")} label="Per hour" type="number" />
      </div>
      <TextField {...field("boundsText")} label="In words" error={error("bounds.text") ?? error("bounds")} />
    </Group>
  );
}

/** How it is watched, and how it is taken away. */
export function WatchFields({ form }: OfForm) {
  const field = fieldOf(form);
  return (
    <Group legend="Watch and revoke">
      <TextField {...field("monitoring")} label="How it is watched" />
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <TextField {...field("revocationPath", "revocation.path")} label="How it is revoked" />
        <TextField {...field("revocationMinutes", "revocation.expectedMinutes")} label="Minutes" type="number" />
      </div>
      <TextField {...field("playbookUrl")} label="Playbook" type="url" placeholder="https://" />
      <ToolsField form={form} />
    </Group>
  );
}

/** By whom, from when until when, and why it is granted. */
export function GrantFields({ form }: OfForm) {
  const field = fieldOf(form);
  return (
    <Group legend="Grant">
      <Pair>
        <Picker {...field("grantedBy", "grant.grantedBy")} label="Granted by" source={peopleSource} />
        <Picker {...field("approvedBy", "grant.approvedBy")} label="Approved by" source={peopleSource} />
        <TextField {...field("startsAt", "grant.startsAt")} label="From" type="date" />
        <TextField {...field("endsAt", "grant.endsAt")} label="Until" type="date" />
      </Pair>
      <TextArea {...field("reason", "grant.reason")} label="Why it is granted" rows={2} />
    </Group>
  );
}

/** Fields that belong together, under a title. */
function Group({ legend, children }: { legend: string; children: ReactNode }) {
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
