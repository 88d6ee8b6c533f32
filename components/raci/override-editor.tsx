"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Choice, TextArea } from "#components/ui/field.tsx";
import { type Pick, Picker, peopleSource, teamsSource } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { addOverride } from "#lib/raci/add-override.ts";
import { OverrideLine } from "./override-line.tsx";
import type { EditedRow } from "./row-editor.tsx";
import { type AgentMatrix, overridesIn } from "./use-agent-matrix.ts";

/**
 * The departures from the template in one row: each with author and reason, to take back; and a form for another. No
 * gap hangs on them, because the A is changed only by changing the assignment (R21).
 */
export function OverrideEditor({
  row,
  matrix,
  onChanged,
}: {
  row: EditedRow;
  matrix: AgentMatrix;
  onChanged: () => void;
}) {
  const [adding, setAdding] = useState(false);
  const overrides = overridesIn(matrix, row);
  return (
    <section aria-label="Overrides" className="border-t border-line pt-3">
      <h3 className="text-sm font-semibold">Overrides</h3>
      {overrides.length === 0 ? (
        <p className="text-xs text-soft">None: every letter of this row follows from who holds which role.</p>
      ) : (
        <ul>
          {overrides.map((override) => (
            <OverrideLine
              key={override.id}
              agent={row.agent.slug}
              override={override}
              heldOff={matrix.raci.rows.some(({ heldOff }) => heldOff.includes(override.id))}
              mayOverride={row.may.override}
              onChanged={onChanged}
              stay
            />
          ))}
        </ul>
      )}
      {row.may.override && !adding ? (
        <Button weight="quiet" className="-ml-2 h-7" onClick={() => setAdding(true)}>
          Add or remove a letter
        </Button>
      ) : null}
      {adding ? <OverrideForm row={row} onCancel={() => setAdding(false)} onSaved={onChanged} /> : null}
    </section>
  );
}

function OverrideForm({ row, onCancel, onSaved }: { row: EditedRow; onCancel: () => void; onSaved: () => void }) {
  const { busy, problem, send } = useSending();
  const [change, setChange] = useState<"add" | "remove">("add");
  const [letter, setLetter] = useState("C");
  const [kind, setKind] = useState<"person" | "team">("person");
  const [party, setParty] = useState<Pick | null>(null);
  const [reason, setReason] = useState("");
  const { duty, capability, control } = row;
  return (
    <form
      className="mt-2 grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const sent = await send(
          () =>
            api.post<typeof addOverride>(`/agents/${row.agent.slug}/raci/overrides`, {
              ...({ duty, capability, control, change, letter } as object),
              [kind]: party?.reference ?? null,
              reason,
            }),
          { stay: true },
        );
        if (sent) {
          onCancel();
          onSaved();
        }
      }}
    >
      <Refused problem={problem} shown={["person", "team", "reason", "letter"]} />
      <div className="grid grid-cols-3 gap-3">
        <Choice
          label="Change"
          none={null}
          value={change}
          onValue={(value) => setChange(value as "add" | "remove")}
          options={[
            { value: "add", label: "Add" },
            { value: "remove", label: "Remove" },
          ]}
        />
        <Choice
          label="Letter"
          none={null}
          value={letter}
          onValue={setLetter}
          error={messageFor(problem, "letter")}
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
            setKind(value as "person" | "team");
            setParty(null);
          }}
          options={[
            { value: "person", label: "A person" },
            { value: "team", label: "A team" },
          ]}
        />
      </div>
      <Picker
        key={kind}
        label={kind === "person" ? "Person" : "Team"}
        source={kind === "person" ? peopleSource : teamsSource}
        value={party}
        onValue={setParty}
        error={messageFor(problem, kind)}
      />
      <TextArea
        label="Reason"
        hint="It stands beside the letter, with your name, for everybody who asks why."
        value={reason}
        onValue={setReason}
        error={messageFor(problem, "reason")}
        rows={2}
        maxLength={1000}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" weight="primary" disabled={busy || party === null || reason.trim() === ""}>
          Record override
        </Button>
      </div>
    </form>
  );
}
