"use client";

import { api } from "#components/api-client.ts";
import { TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { giveUpUnsaved } from "#components/ui/unsaved.ts";
import { useForm } from "#components/ui/use-form.ts";
import type { changePassword } from "#lib/identity/change-password.ts";

const labels = { current: "Present password", password: "New password" };

/** Changes the own password; every session ends with it. */
export function ChangePassword() {
  const form = useForm({
    start: { values: { current: "", password: "" }, version: undefined },
    save: (_changed, typed) => api.post<typeof changePassword>("/session/password", typed),
    done: () => {
      giveUpUnsaved();
      location.assign("/sign-in");
    },
  });
  const { field } = form;
  return (
    <div className="max-w-sm">
      <Form form={form} labels={labels} act="Change the password">
        <TextField {...field("current")} label={labels.current} type="password" />
        <TextField {...field("password")} label={labels.password} type="password" />
      </Form>
    </div>
  );
}
