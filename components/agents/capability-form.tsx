"use client";

import { useRef } from "react";
import { api } from "#components/api-client.ts";
import { Choice, TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Picker, peopleSource, systemsSource } from "#components/ui/picker.tsx";
import { useForm } from "#components/ui/use-form.ts";
import { actions, dataClassifications, inWords } from "#lib/registry/core/vocabulary.ts";
import type { createCapability } from "#lib/registry/create-capability.ts";
import type { editCapability } from "#lib/registry/edit-capability.ts";
import type { readCapability } from "#lib/registry/list-capabilities.ts";
import {
  bodyOf,
  type CapabilityTyped,
  capabilityLabels,
  type EditableCapability,
  typedOf,
} from "./capability-draft.ts";

/** Everything about one capability: what it does, its bounds, how it is watched and revoked, and its grant. */
export function CapabilityForm({
  agent,
  capability,
  onDone,
}: {
  agent: string;
  capability: EditableCapability | null;
  onDone: () => void;
}) {
  const path = `/agents/${agent}/capabilities`;
  // What has no field here goes along as it is there, also where somebody was faster.
  const there = useRef(capability);
  const form = useForm<CapabilityTyped>({
    start: { values: typedOf(capability), version: capability?.version },
    save: (_changed, all, version) =>
      there.current
        ? api.patch<typeof editCapability>(`${path}/${there.current.slug}`, bodyOf(all, there.current), { version })
        : api.post<typeof createCapability>(path, bodyOf(all, null)),
    again: async () => {
      const now = capability ? await api.get<typeof readCapability>(`${path}/${capability.slug}`) : null;
      if (!now?.ok) return null;
      there.current = now.answer;
      return { values: typedOf(now.answer), version: now.answer.version };
    },
    done: onDone,
  });
  const { values: typed, error } = form;
  const set =
    <Name extends keyof CapabilityTyped>(name: Name) =>
    (value: CapabilityTyped[Name]) =>
      form.set(name, value);

  return (
    <Form form={form} labels={capabilityLabels} act={capability ? "Save" : "Add the capability"}>
      <TextField
        label="Name"
        hint="What it does, as you would say it: ‘Refund up to 500 EUR’."
        value={typed.name}
        onValue={set("name")}
        error={error("name")}
        maxLength={200}
        autoFocus
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice
          label="Action"
          value={typed.action}
          onValue={set("action")}
          options={actions.map((value) => ({ value, label: inWords(value) }))}
          error={error("action")}
        />
        <Picker
          label="System"
          source={systemsSource}
          value={typed.system}
          onValue={set("system")}
          error={error("system")}
        />
        <Choice
          label="Data classification"
          value={typed.dataClassification}
          onValue={set("dataClassification")}
          options={dataClassifications.map((value) => ({ value, label: value }))}
          error={error("dataClassification")}
        />
        <Choice
          label="Can be undone"
          value={typed.reversible}
          onValue={set("reversible")}
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
          error={error("reversible")}
        />
      </div>
      <Group legend="Bounds: what it may do without anybody">
        <div className="grid grid-cols-3 gap-3">
          <TextField
            label="Amount"
            type="number"
            value={typed.amount}
            onValue={set("amount")}
            error={error("bounds.amount")}
          />
          <TextField
            label="Currency"
            value={typed.currency}
            onValue={set("currency")}
            maxLength={3}
            error={error("bounds.currency")}
          />
          <TextField
            label="Per hour"
            type="number"
            value={typed.perHour}
            onValue={set("perHour")}
            error={error("bounds.perHour")}
          />
        </div>
        <TextField
          label="In words"
          value={typed.boundsText}
          onValue={set("boundsText")}
          error={error("bounds.text") ?? error("bounds")}
        />
      </Group>
      <Group legend="Watch and revoke">
        <TextField
          label="How it is watched"
          value={typed.monitoring}
          onValue={set("monitoring")}
          error={error("monitoring")}
        />
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
          <TextField
            label="How it is revoked"
            value={typed.revocationPath}
            onValue={set("revocationPath")}
            error={error("revocation.path")}
          />
          <TextField
            label="Minutes"
            type="number"
            value={typed.revocationMinutes}
            onValue={set("revocationMinutes")}
            error={error("revocation.expectedMinutes")}
          />
        </div>
        <TextField
          label="Playbook"
          type="url"
          placeholder="https://"
          value={typed.playbookUrl}
          onValue={set("playbookUrl")}
          error={error("playbookUrl")}
        />
        <TextField
          label="Tools"
          hint="Names, separated by commas."
          value={typed.tools}
          onValue={set("tools")}
          error={error("tools")}
          mono
        />
      </Group>
      <Group legend="Grant">
        <div className="grid gap-3 sm:grid-cols-2">
          <Picker
            label="Granted by"
            source={peopleSource}
            value={typed.grantedBy}
            onValue={set("grantedBy")}
            error={error("grant.grantedBy")}
          />
          <Picker
            label="Approved by"
            source={peopleSource}
            value={typed.approvedBy}
            onValue={set("approvedBy")}
            error={error("grant.approvedBy")}
          />
          <TextField
            label="From"
            type="date"
            value={typed.startsAt}
            onValue={set("startsAt")}
            error={error("grant.startsAt")}
          />
          <TextField
            label="Until"
            type="date"
            value={typed.endsAt}
            onValue={set("endsAt")}
            error={error("grant.endsAt")}
          />
        </div>
        <TextArea
          label="Why it is granted"
          value={typed.reason}
          onValue={set("reason")}
          rows={2}
          error={error("grant.reason")}
        />
      </Group>
    </Form>
  );
}

function Group({ legend, children }: { legend: string; children: React.ReactNode }) {
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
