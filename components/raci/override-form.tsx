"use client";

import { api } from "#components/api-client.ts";
import { Choice, TextArea } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource, teamsSource } from "#components/ui/picker.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { addOverride } from "#lib/raci/add-override.ts";
import type { EditedRow } from "./edited-row.ts";

interface Typed {
  change: "add" | "remove";
  letter: string;
  kind: "person" | "team";
  party: Pick | null;
  reason: string;
}

const labels = { change: "Change", letter: "Letter", person: "Person", team: "Team", reason: "Reason" };

/** Adds a letter to one row of the matrix, or takes one away: for whom, and why. */
export function OverrideForm({ row, onBack, onSaved }: { row: EditedRow; onBack: () => void; onSaved: () => void }) {
  const { duty, capability, control } = row;
  const form = useForm<Typed>({
    start: { values: { change: "add", letter: "C", kind: "person", party: null, reason: "" }, version: undefined },
    save: (_changed, { change, letter, kind, party, reason }) =>
      api.post<typeof addOverride>(`/agents/${row.agent.slug}/raci/overrides`, {
        ...({ duty, capability, control, change, letter } as object),
        [kind]: party?.reference ?? null,
        reason,
      }),
    done: onSaved,
    stay: true,
  });
  const { values, set, field, error } = form;
  const { kind, party, reason } = values;
  return (
    <Form
      form={form}
      labels={labels}
      act="Record override"
      back={{ says: "Back", go: onBack }}
      ready={party !== null && reason.trim() !== ""}
    >
      <h3 className="font-semibold">Add or remove a letter</h3>
      <div className="grid gap-3 sm:grid-cols-3">
        <Choice
          label={labels.change}
          none={null}
          value={values.change}
          onValue={(value) => set("change", value as Typed["change"])}
          options={[
            { value: "add", label: "Add" },
            { value: "remove", label: "Remove" },
          ]}
        />
        <Choice
          {...field("letter")}
          label={labels.letter}
          none={null}
          options={[
            { value: "R", label: "R, responsible" },
            { value: "C", label: "C, consulted" },
            { value: "I", label: "I, informed" },
          ]}
        />
        <Choice
          label="Of"
          none={null}
          value={kind}
          onValue={(value) => {
            set("kind", value as Typed["kind"]);
            set("party", null);
          }}
          options={[
            { value: "person", label: "A person" },
            { value: "team", label: "A team" },
          ]}
        />
      </div>
      <Picker
        key={kind}
        {...field("party")}
        label={labels[kind]}
        source={kind === "person" ? peopleSource : teamsSource}
        error={error(kind)}
      />
      <TextArea
        {...field("reason")}
        label={labels.reason}
        hint="It stands beside the letter, with your name, for everybody who asks why."
        rows={2}
        maxLength={1000}
      />
    </Form>
  );
}
