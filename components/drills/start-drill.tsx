"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Choice, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useGo } from "#components/ui/going.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { startDrill } from "#lib/workflow/drills/start-drill.ts";

/** Asks responders to show that they can be reached. */
export function StartDrill() {
  return (
    <DialogButton
      weight="primary"
      act="Start a drill"
      title="Start a reachability drill"
      says="Every responder in the scope is asked at once, by mail and in the inbox, and told that it is a drill. Silence goes to their deputies in order."
    >
      {(close) => <DrillForm onDone={close} />}
    </DialogButton>
  );
}

const labels = {
  name: "Name",
  tier: "Whose responders",
  unit: "Business unit",
  minutes: "Minutes to answer",
  repeatDays: "Repeat after days",
};

function DrillForm({ onDone }: { onDone: () => void }) {
  const go = useGo();
  const form = useForm({
    start: { values: { name: "", tier: "high", unit: "", minutes: "60", repeatDays: "" }, version: undefined },
    save: (_changed, { name, tier, unit, minutes, repeatDays }) =>
      api.post<typeof startDrill>("/drills", {
        name,
        tier: tier === "critical" ? "critical" : "high",
        unit: unit.trim() || null,
        minutes: Number(minutes),
        repeatDays: repeatDays.trim() === "" ? null : Number(repeatDays),
      }),
    done: (started) => {
      onDone();
      if (started) go(`/settings/drills/${started.id}`);
    },
    stay: true,
  });
  const { field } = form;
  return (
    <Form form={form} labels={labels} act="Ask them now">
      <TextField {...field("name")} label={labels.name} maxLength={200} autoFocus />
      <Choice
        {...field("tier")}
        label={labels.tier}
        none={null}
        options={[
          { value: "high", label: "Of high and critical capabilities" },
          { value: "critical", label: "Of critical capabilities only" },
        ]}
      />
      <TextField {...field("unit")} label={labels.unit} optional hint="Empty: everywhere." maxLength={200} />
      <TextField
        {...field("minutes")}
        label={labels.minutes}
        hint="Each person has this long, before the next is asked."
        type="number"
      />
      <TextField {...field("repeatDays")} label={labels.repeatDays} optional hint="Empty: once." type="number" />
    </Form>
  );
}
