"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Choice, Pair, TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { choicesOf } from "#components/ui/options.ts";
import type { Pick } from "#components/ui/pick.ts";
import { pickIfAny } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import type { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import type { readAgentControl } from "#lib/controls/list-agent-controls.ts";
import { type ControlStatus, controlStatuses } from "#lib/registry/core/vocabulary.ts";

export interface EditableControl {
  id: string;
  title: string;
  owner: { name: string; email: string } | null;
  ownedBy: "agent" | "default" | "nobody";
  status: ControlStatus | null;
  reason: string | null;
  evidenceUrl: string | null;
  testedAt: number | null;
  /** Null until something is recorded. */
  version: number | null;
}

/** Who owns a control on this agent, how it stands and what shows it. */
export function EditAgentControl({ agent, control }: { agent: string; control: EditableControl }) {
  return (
    <DialogButton
      weight="quiet"
      className="h-7"
      act={control.ownedBy === "nobody" ? "Name an owner" : "Change"}
      spoken={`of ${control.id}`}
      title={`${control.id} ${control.title}`}
    >
      {(close) => <ControlForm agent={agent} control={control} onDone={close} />}
    </DialogButton>
  );
}

const dayOf = (instant: number | null): string =>
  instant === null ? "" : new Date(instant).toISOString().slice(0, 10);

interface Typed {
  owner: Pick | null;
  status: string;
  reason: string;
  evidenceUrl: string;
  testedAt: string;
}

const labels: Record<keyof Typed, string> = {
  owner: "Owner on this agent",
  status: "Status",
  reason: "Reason",
  evidenceUrl: "Evidence",
  testedAt: "Tested on",
};

const typedOf = (control: Omit<EditableControl, "id" | "title">): Based<Typed> => {
  const own = control.ownedBy === "agent" ? control.owner : null;
  return {
    version: control.version ?? undefined,
    values: {
      owner: pickIfAny(own),
      status: control.status ?? "",
      reason: control.reason ?? "",
      evidenceUrl: control.evidenceUrl ?? "",
      testedAt: dayOf(control.testedAt),
    },
  };
};

/** What was typed, as the API takes it; only what is asked for. */
const bodyOf = (typed: Partial<Typed>) => ({
  ...(typed.owner === undefined ? {} : { owner: typed.owner?.reference ?? null }),
  ...(typed.status === undefined ? {} : { status: (typed.status || null) as ControlStatus | null }),
  ...(typed.reason === undefined ? {} : { reason: typed.reason.trim() || null }),
  ...(typed.evidenceUrl === undefined ? {} : { evidenceUrl: typed.evidenceUrl.trim() || null }),
  ...(typed.testedAt === undefined ? {} : { testedAt: typed.testedAt ? `${typed.testedAt}T00:00:00Z` : null }),
});

function ControlForm({ agent, control, onDone }: { agent: string; control: EditableControl; onDone: () => void }) {
  const address = `/agents/${agent}/controls/${control.id}`;
  const form = useForm<Typed>({
    start: typedOf(control),
    save: (changed, _all, version) => api.patch<typeof editAgentControl>(address, bodyOf(changed), { version }),
    again: async () => {
      const now = await api.get<typeof readAgentControl>(address);
      return now.ok
        ? typedOf({ ...now.answer, testedAt: now.answer.testedAt === null ? null : Date.parse(now.answer.testedAt) })
        : null;
    },
    done: onDone,
  });
  const { field } = form;
  return (
    <Form form={form} labels={labels} act="Save">
      <Picker
        {...field("owner")}
        label={labels.owner}
        hint={
          control.ownedBy === "default" && control.owner
            ? `Empty: ${control.owner.name} owns it, as the organisation's default.`
            : "A named person who answers for this control here."
        }
        source={peopleSource}
        optional
      />
      <Pair>
        <Choice {...field("status")} label={labels.status} options={choicesOf(controlStatuses)} />
        <TextField {...field("testedAt")} label={labels.testedAt} type="date" optional />
      </Pair>
      <TextField {...field("evidenceUrl")} label={labels.evidenceUrl} type="url" placeholder="https://" optional />
      <TextArea
        {...field("reason")}
        label={labels.reason}
        hint="Needed where the control is not applicable."
        rows={2}
        optional
      />
    </Form>
  );
}
