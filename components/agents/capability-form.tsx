"use client";

import { useRef } from "react";
import { api } from "#components/api-client.ts";
import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
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
  GrantFields,
  SystemField,
  WatchFields,
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
  const { field } = form;

  return (
    <Form form={form} labels={capabilityLabels} act={capability ? "Save" : "Add the capability"}>
      <TextField
        label="Name"
        hint="What it does, as you would say it: ‘Refund up to 500 EUR’."
        {...field("name")}
        maxLength={200}
        autoFocus
      />
      <Pair>
        <ActionField form={form} />
        <SystemField form={form} />
        <ClassificationField form={form} />
        <Choice
          label="Can be undone"
          {...field("reversible")}
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
        />
      </Pair>
      <BoundsFields form={form} />
      <WatchFields form={form} />
      <GrantFields form={form} />
    </Form>
  );
}
