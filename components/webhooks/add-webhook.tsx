"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Choice, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SecretDialog } from "#components/ui/shown-once.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { WebhookFormat } from "#lib/webhooks/core/webhook-answer.ts";
import type { createWebhook } from "#lib/webhooks/create-webhook.ts";
import { signingSecret } from "./rotate-secret.tsx";

/** Adds an endpoint. Its signing secret is shown once and never again. */
export function AddWebhook() {
  return (
    <SecretDialog
      opener={(open) => (
        <Button weight="primary" onClick={open}>
          Add an endpoint
        </Button>
      )}
      asks={{ title: "Add an endpoint", says: "From now on it is told what the evidence records." }}
      shows={signingSecret}
    >
      {(made) => <WebhookForm onAdded={made} />}
    </SecretDialog>
  );
}

const labels = { name: "Name", url: "Address", format: "Format", events: "Told of" };

function WebhookForm({ onAdded }: { onAdded: (secret: string | null) => void }) {
  const form = useForm({
    start: { values: { name: "", url: "", format: "standard", events: "gap.*" }, version: undefined },
    save: (_changed, { name, url, format, events }) =>
      api.post<typeof createWebhook>("/webhooks", {
        name,
        url,
        format: format as WebhookFormat,
        events: events.split(/[\s,]+/).filter(Boolean),
      }),
    done: (answer) => answer && onAdded(answer.secret),
  });
  const { field, problem } = form;
  // A type of event that is refused is named by its place among them.
  const wrongEvents = (problem?.errors ?? []).filter(({ path }) => path.startsWith("events"));
  return (
    <Form
      form={form}
      labels={{ ...labels, ...Object.fromEntries(wrongEvents.map(({ path }) => [path, labels.events])) }}
      act="Add it"
    >
      <TextField
        {...field("name")}
        label={labels.name}
        hint="What is told, such as ‘Incident desk’."
        maxLength={100}
        autoFocus
      />
      <TextField
        {...field("url")}
        label={labels.url}
        hint="Public, and over https. It is shown to admins alone."
        placeholder="https://"
      />
      <Choice
        {...field("format")}
        label={labels.format}
        none={null}
        options={[
          { value: "standard", label: "Signed JSON (Standard Webhooks)" },
          { value: "slack", label: "Slack incoming webhook" },
        ]}
      />
      <TextField
        {...field("events")}
        label={labels.events}
        hint="Types of evidence, separated by commas: gap.opened, agent.*, or * for everything."
        error={wrongEvents[0]?.message}
        mono
      />
    </Form>
  );
}
