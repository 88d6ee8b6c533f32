"use client";

import { useRef } from "react";
import { api } from "#components/api-client.ts";
import { Choice, Pair, TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { useForm } from "#components/ui/use-form.ts";
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
import {
  ActionField,
  BoundsFields,
  ClassificationField,
  Group,
  SystemField,
  ToolsField,
} from "./capability-fields.tsx";

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
      <Pair>
        <ActionField form={form} />
        <SystemField form={form} />
        <ClassificationField form={form} />
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
      </Pair>
      <BoundsFields form={form} />
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
        <ToolsField form={form} />
      </Group>
      <Group legend="Grant">
        <Pair>
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
        </Pair>
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
