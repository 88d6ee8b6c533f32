"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { choicesOf } from "#components/ui/options.ts";
import { SecretDialog } from "#components/ui/shown-once.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { createToken } from "#lib/identity/create-token.ts";
import { type PlatformRole, platformRoles } from "#lib/registry/core/vocabulary.ts";

/** Makes a token. Its secret is shown once and never again. */
export function MakeToken() {
  return (
    <SecretDialog
      opener={(open) => (
        <Button weight="primary" onClick={open}>
          Make a token
        </Button>
      )}
      asks={{ title: "Make a token", says: "For scripts and other systems: sent as Authorization: Bearer." }}
      shows={{
        title: "Copy the token now",
        says: "It is shown this once and kept nowhere. If it is lost, revoke it and make another.",
      }}
    >
      {(made) => <TokenForm onMade={made} />}
    </SecretDialog>
  );
}

const labels = { name: "Name", role: "Role", expiresAt: "Ends on" };

function TokenForm({ onMade }: { onMade: (secret: string | null) => void }) {
  const form = useForm({
    start: { values: { name: "", role: "auditor", expiresAt: "" }, version: undefined },
    save: (_changed, { name, role, expiresAt }) =>
      api.post<typeof createToken>("/tokens", {
        name,
        role: role as PlatformRole,
        ...(expiresAt ? { expiresAt: `${expiresAt}T00:00:00Z` } : {}),
      }),
    done: (answer) => onMade(answer?.token ?? null),
  });
  const { values, field } = form;
  return (
    <Form form={form} labels={labels} act="Make the token">
      <TextField
        {...field("name")}
        label={labels.name}
        hint="What it is for, such as ‘nightly import’."
        maxLength={100}
        autoFocus
      />
      <Pair>
        <Choice {...field("role")} label={labels.role} none={null} options={choicesOf(platformRoles)} />
        <TextField {...field("expiresAt")} label={labels.expiresAt} type="date" optional />
      </Pair>
      {values.expiresAt ? null : <Notice tone="attention">Without an end it lives until somebody revokes it.</Notice>}
    </Form>
  );
}
