"use client";

import { X } from "lucide-react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { pickOf } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import type { editAssignment } from "#lib/registry/edit-assignment.ts";
import type { readAssignment } from "#lib/registry/list-assignments.ts";

export interface EditableAssignment {
  id: string;
  role: Role;
  /** The person's or the team's name. */
  holder: string;
  person: boolean;
  accountable: boolean;
  /** Others are in the seat too, so that being accountable is a choice. */
  shared: boolean;
  accepted: boolean;
  deputies: readonly { name: string; email: string }[];
  authority: string | null;
  endsAt: string | null;
  version: number;
}

interface Typed {
  accountable: boolean;
  deputies: readonly Pick[];
  authority: string;
  endsAt: string;
}

const labels: Record<keyof Typed, string> = {
  accountable: "Marked as the accountable one",
  deputies: "Deputies in order",
  authority: "Authority to contain",
  endsAt: "Ends on",
};

/** The form and the API's answer alike. */
interface Known {
  accountable: boolean;
  deputies: readonly { name: string; email: string }[];
  authority: string | null;
  endsAt: string | null;
  version: number;
}

const typedOf = (assignment: Known): Based<Typed> => ({
  version: assignment.version,
  values: {
    accountable: assignment.accountable,
    deputies: assignment.deputies.map(pickOf),
    authority: assignment.authority ?? "",
    endsAt: assignment.endsAt?.slice(0, 10) ?? "",
  },
});

/** What was typed, as the API takes it; only what is asked for. */
const bodyOf = (typed: Partial<Typed>) => ({
  ...(typed.accountable === undefined ? {} : { accountable: typed.accountable }),
  ...(typed.deputies === undefined ? {} : { deputies: typed.deputies.map(({ reference }) => reference) }),
  ...(typed.authority === undefined ? {} : { authority: typed.authority.trim() || null }),
  ...(typed.endsAt === undefined ? {} : { endsAt: typed.endsAt ? `${typed.endsAt}T00:00:00Z` : null }),
});

/** Who stands in for a holder, by what authority, until when; and the end of it. */
export function AssignmentForm({ assignment, onDone }: { assignment: EditableAssignment; onDone: () => void }) {
  const address = `/assignments/${assignment.id}`;
  const ending = useSending();
  const form = useForm<Typed>({
    start: typedOf(assignment),
    save: (changed, _all, version) => api.patch<typeof editAssignment>(address, bodyOf(changed), { version }),
    again: async () => {
      const now = await api.get<typeof readAssignment>(address);
      return now.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  const { values, set, field, problem } = form;
  const { deputies } = values;
  const deputyError = problem?.errors.find(({ path }) => path.startsWith("deputies"))?.message;
  return (
    <Form
      form={form}
      labels={deputyError ? { ...labels, "deputies.0": "", "deputies.1": "" } : labels}
      act="Save"
      danger={
        <Button
          weight="danger"
          disabled={form.busy || ending.busy}
          onClick={async () => {
            if (await ending.send(() => api.delete(address, { version: assignment.version }))) onDone();
          }}
        >
          End it now
        </Button>
      }
    >
      {ending.problem ? (
        <p role="alert" className="text-sm text-critical">
          {ending.problem.message}
        </p>
      ) : null}
      {assignment.person ? (
        <>
          {assignment.shared || assignment.accountable ? (
            <Tick
              label={labels.accountable}
              checked={values.accountable}
              onChecked={(yes) => set("accountable", yes)}
            />
          ) : null}
          <Picker
            label="Add a deputy"
            hint="Deputies are asked in this order."
            source={peopleSource}
            value={null}
            error={deputyError}
            onValue={(pick) => {
              if (pick && !deputies.some(({ reference }) => reference === pick.reference))
                set("deputies", [...deputies, { name: pick.name, reference: pick.reference }]);
            }}
            optional
          />
          <Deputies deputies={deputies} onDeputies={(next) => set("deputies", next)} />
        </>
      ) : null}
      {assignment.role === "responder" ? (
        <TextArea
          {...field("authority")}
          label={labels.authority}
          hint="What they may stop without asking anybody."
          rows={2}
        />
      ) : null}
      <TextField
        {...field("endsAt")}
        label={labels.endsAt}
        type="date"
        hint="Empty: no end. From the start of that day, UTC, they no longer hold it."
        optional
      />
    </Form>
  );
}

function Deputies({
  deputies,
  onDeputies,
}: {
  deputies: readonly Pick[];
  onDeputies: (deputies: readonly Pick[]) => void;
}) {
  if (deputies.length === 0) return null;
  return (
    <ol className="grid gap-1 text-sm" aria-label={labels.deputies}>
      {deputies.map((deputy, index) => (
        <li key={deputy.reference} className="flex items-center gap-2 border-b border-line py-1">
          <span className="text-soft">{index + 1}.</span>
          <span className="grow">{deputy.name}</span>
          {index > 0 ? (
            <button
              type="button"
              className="text-accent hover:underline"
              onClick={() =>
                onDeputies([
                  ...deputies.slice(0, index - 1),
                  deputy,
                  ...deputies.slice(index - 1, index),
                  ...deputies.slice(index + 1),
                ])
              }
            >
              Earlier<span className="sr-only">: {deputy.name}</span>
            </button>
          ) : null}
          <button
            type="button"
            aria-label={`Remove ${deputy.name}`}
            className="text-soft hover:text-critical"
            onClick={() => onDeputies(deputies.filter((other) => other !== deputy))}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ol>
  );
}
