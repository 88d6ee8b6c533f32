"use client";

import { useEffect, useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { bodyOfFix, type FactField, type Fix } from "#lib/gaps/core/fix-of-gap.ts";

/** States the facts that close a gap, in place. */
export function StateFacts({
  fix,
  now,
  children,
  onDone,
}: {
  fix: Extract<Fix, { form: "facts" }>;
  /** The server's moment: what begins with the saving begins then. */
  now: number;
  children: React.ReactNode;
  onDone: () => void;
}) {
  const { busy, problem, send } = useSending();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [people, setPeople] = useState<Record<string, Pick | null>>({});
  const [version, setVersion] = useState<number | undefined>();
  const { path, method } = fix;
  // The edit is based on what is there as the form opens: who states it meanwhile is not overwritten.
  useEffect(() => {
    if (method === "PATCH")
      void api.get(path).then((outcome) => {
        if (outcome.ok) setVersion((outcome.answer as { version?: number }).version);
      });
  }, [path, method]);

  const said = (field: FactField) =>
    field.kind === "person" ? (people[field.name]?.reference ?? "") : (typed[field.name] ?? "");
  const complete =
    fix.fields.every((field) => field.optional || said(field).trim() !== "") &&
    (fix.fields.length === 0 || method === "POST" || fix.fields.some((field) => said(field).trim() !== ""));
  const holds = fix.fields.some((field) => said(field).trim() !== "");
  useUnsaved(holds);
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const values = Object.fromEntries(fix.fields.map((field) => [field.name, said(field)]));
        const body = bodyOfFix(fix, values, new Date(now).toISOString());
        const sent = await send(() => (method === "PATCH" ? api.patch(path, body, { version }) : api.post(path, body)));
        if (sent) onDone();
      }}
    >
      <Refused problem={problem} shown={fix.fields.map(({ name }) => name)} />
      {fix.fields.map((field, at) => {
        const common = {
          label: field.label,
          error: messageFor(problem, field.name),
          optional: field.optional ?? false,
        };
        const text = {
          ...common,
          value: typed[field.name] ?? "",
          onValue: (value: string) => setTyped({ ...typed, [field.name]: value }),
        };
        if (field.kind === "person")
          return (
            <Picker
              key={field.name}
              {...common}
              source={peopleSource}
              value={people[field.name] ?? null}
              onValue={(value) => setPeople({ ...people, [field.name]: value })}
            />
          );
        if (field.kind === "text") return <TextArea key={field.name} {...text} rows={3} />;
        return (
          <TextField
            key={field.name}
            {...text}
            type={field.kind === "line" ? "text" : field.kind}
            autoFocus={at === 0}
            {...(field.kind === "url" ? { placeholder: "https://" } : {})}
          />
        );
      })}
      {children}
      <FormFoot holds={holds} busy={busy} disabled={!complete} act={fix.act} />
    </form>
  );
}
