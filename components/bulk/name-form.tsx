"use client";

import { useState } from "react";
import { roleName } from "#components/agents/seat-words.ts";
import { api } from "#components/api-client.ts";
import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { Choice } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { nameInMany } from "#lib/gaps/name-in-many.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { capabilityRoles, type Role, roles, type Severity } from "#lib/registry/core/vocabulary.ts";
import { startWork } from "./work.ts";

/** A seat to be taken, with the name that people know it by. */
export interface Seat {
  agent: string;
  /** Null: the role is chosen in the dialog, for all of them. */
  role: Role | null;
  capability: string | null;
  name: string;
  /** Somebody is in the seat who does not answer: the next one must be marked to be the one whom the rules judge. */
  accountable?: boolean;
}

type Preview = Awaited<ReturnType<typeof nameInMany>>;
/** Most seats that a preview looks at: it does everything and takes it back. */
const PREVIEWED = 100;

/** Who, and after a look at the consequence: yes. */
export function NameForm({ seats, onDone }: { seats: readonly Seat[]; onDone: () => void }) {
  const [person, setPerson] = useState<Pick | null>(null);
  useUnsaved(person !== null);
  const [role, setRole] = useState<string>("");
  const [accountable, setAccountable] = useState(seats.some((seat) => seat.accountable));
  const [preview, setPreview] = useState<Preview | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const open = seats.some((seat) => seat.role === null);
  // A capability has seats of its own for these roles alone.
  const offered = seats.some((seat) => seat.capability !== null) ? capabilityRoles : roles;
  const ready = person !== null && (!open || role !== "");
  const bodyOf = (some: readonly Seat[]) => ({
    person: person?.reference ?? "",
    seats: some.map((seat) => ({ agent: seat.agent, role: seat.role ?? (role as Role), capability: seat.capability })),
    ...(accountable ? { accountable } : {}),
  });
  const look = async () => {
    setBusy(true);
    setFailed(null);
    const outcome = await api.post<typeof nameInMany>("/assignments/bulk", {
      ...bodyOf(seats.slice(0, PREVIEWED)),
      dryRun: true,
    });
    setBusy(false);
    if (outcome.ok) setPreview(outcome.answer);
    else setFailed(outcome.problem.message);
  };
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPreview(null);
    };
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!preview) return look();
        void startWork({
          title: `Naming ${person?.name} in ${seats.length === 1 ? "one seat" : `${inFigures(seats.length)} seats`}`,
          items: seats,
          name: ({ name }) => name,
          send: (piece) => api.post<typeof nameInMany>("/assignments/bulk", bodyOf(piece)),
          takeBack: ({ id, version }) => api.delete(`/assignments/${id}`, { version }),
        });
        onDone();
      }}
    >
      <Picker label="Person" source={peopleSource} value={person} onValue={changed(setPerson)} />
      {open ? (
        <Choice
          label="Role"
          none="Choose a role"
          value={role}
          onValue={changed(setRole)}
          options={offered.map((value) => ({ value, label: roleName(value) }))}
        />
      ) : null}
      <Tick
        label="Make them the accountable one, where others share the seat"
        checked={accountable}
        onChecked={changed(setAccountable)}
      />
      {failed ? (
        <p role="alert" className="text-sm text-critical">
          {failed}
        </p>
      ) : null}
      {preview ? <Consequence preview={preview} seats={seats} /> : null}
      <FormFoot
        holds={person !== null}
        busy={busy}
        disabled={!ready || preview?.done === 0}
        act={
          preview
            ? `Name ${person?.name} in ${inFigures(seats.length > PREVIEWED ? seats.length : preview.done)} ${preview.done === 1 ? "seat" : "seats"}`
            : busy
              ? "Looking …"
              : "Show what this changes"
        }
      />
    </form>
  );
}

function Consequence({ preview, seats }: { preview: Preview; seats: readonly Seat[] }) {
  const refused = preview.results.flatMap((result) =>
    result.done ? [] : [{ name: seats[result.index]?.name ?? "", message: result.message, said: result.errors }],
  );
  return (
    <div role="status" className="border-l-3 border-line-strong pl-3 text-sm">
      <p>
        Closes {counted(preview.closes.length, "gap", "gaps")}, opens {inFigures(preview.opens.length)}
        {seats.length > PREVIEWED ? `, of the first ${PREVIEWED} seats` : ""}
        {refused.length > 0
          ? `; ${refused.length === 1 ? "1 seat is" : `${inFigures(refused.length)} seats are`} refused`
          : ""}
        .
      </p>
      <GapsSaid title="Closes" gaps={preview.closes} />
      <GapsSaid title="Opens" gaps={preview.opens} />
      {refused.length > 0 ? (
        <details>
          <summary className="link w-fit">Refused</summary>
          <ul className="max-h-32 overflow-y-auto">
            {refused.map(({ name, message, said }) => (
              <li key={name}>
                <span className="font-medium">{name}</span>: {said[0]?.message ?? message}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function GapsSaid({
  title,
  gaps,
}: {
  title: string;
  gaps: readonly { id: string; severity: string; sentence: string }[];
}) {
  if (gaps.length === 0) return null;
  return (
    <details>
      <summary className="link w-fit">
        {title} {inFigures(gaps.length)}
      </summary>
      <ul className="max-h-40 overflow-y-auto">
        {gaps.map(({ id, severity, sentence }) => (
          <li key={id} className="flex items-baseline gap-2">
            <SeverityMark severity={severity as Severity} />
            {sentence}
          </li>
        ))}
      </ul>
    </details>
  );
}
