"use client";

import { useState } from "react";
import { nameAct } from "#components/agents/seat-words.ts";
import { useSayNamed } from "#components/agents/use-say-named.ts";
import { api, messageFor, type Outcome } from "#components/api-client.ts";
import { ChangePreview, type ProposedChange, useChangePreview } from "#components/gaps/change-preview.tsx";
import { Choice, TextArea } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { pickOf } from "#components/ui/pick.ts";
import { Picker, peopleSource, teamsSource } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { inWords, type Role } from "#lib/registry/core/vocabulary.ts";
import type { createAssignment } from "#lib/registry/create-assignment.ts";
import type { editAssignment } from "#lib/registry/edit-assignment.ts";
import { DeputyList } from "./deputy-list.tsx";
import type { EditedRow } from "./edited-row.ts";
import type { HeldAssignment } from "./use-agent-matrix.ts";

/** One thing that can be done about a seat. */
export type SeatAct =
  | { kind: "name"; taken: boolean }
  | { kind: "mark" | "replace" | "deputies" | "end"; held: HeldAssignment };

interface Draft {
  kind: "person" | "team";
  person: Pick | null;
  team: Pick | null;
  scope: "own" | "default";
  accountable: boolean;
  deputies: readonly Pick[];
  authority: string;
}

const holderName = ({ person, team }: HeldAssignment): string => person?.name ?? team?.name ?? "";

const titles: Record<Exclude<SeatAct["kind"], "name">, (held: HeldAssignment) => string> = {
  mark: (held) => `Make ${holderName(held)} accountable`,
  replace: (held) => `Replace ${holderName(held)}`,
  deputies: (held) => `Deputies of ${holderName(held)}`,
  end: (held) => `End ${holderName(held)} as ${inWords(held.role)}`,
};

/** What is asked for one act, what it would open and close, and the button that makes it so. */
export function SeatActForm({
  row,
  role,
  act,
  onBack,
  onSaved,
}: {
  row: EditedRow;
  role: Role;
  act: SeatAct;
  onBack: () => void;
  onSaved: () => void;
}) {
  const { busy, problem, send } = useSending();
  const [draft, setDraft] = useState<Draft>({
    kind: "person",
    person: null,
    team: null,
    scope: row.capability === null ? "default" : "own",
    accountable: act.kind === "replace" && act.held.accountable,
    authority: "",
    deputies: act.kind === "deputies" ? act.held.deputies.map(pickOf) : [],
  });
  const sayNamed = useSayNamed();
  const change = proposed(row, role, act, draft);
  const typed = (act.kind === "name" || act.kind === "replace") && change !== null;
  useUnsaved(typed);
  const looked = useChangePreview(change === null ? [] : [change]);
  const title = act.kind === "name" ? nameAct(role) : titles[act.kind](act.held);
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const stale = problem?.status === 412;
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        if (change === null) return;
        const said = (answer: unknown) => {
          // The answer to a naming is the assignment.
          if (act.kind === "name") sayNamed(answer as Parameters<typeof sayNamed>[0], role, onSaved);
        };
        if (await send(() => save(change, row, act), { stay: true, after: said })) onSaved();
      }}
    >
      <h3 className="font-semibold">{title}</h3>
      <Refused problem={problem} shown={["person", "team", "deputies.0", "authority"]} />
      {act.kind === "name" ? <Naming {...{ row, role, draft, set, problem }} /> : null}
      {act.kind === "replace" ? (
        <Picker
          label="By whom"
          hint="They answer once they accept. Who held it until now ends."
          source={peopleSource}
          value={draft.person}
          onValue={(person) => set({ person })}
          error={messageFor(problem, "person")}
        />
      ) : null}
      {act.kind === "deputies" || ((act.kind === "name" || act.kind === "replace") && draft.kind === "person") ? (
        <DeputyList
          deputies={draft.deputies}
          onDeputies={(deputies) => set({ deputies })}
          error={problem?.errors.find(({ path }) => path.startsWith("deputies"))?.message}
        />
      ) : null}
      {role === "responder" && (act.kind === "name" || act.kind === "replace") && draft.kind === "person" ? (
        <TextArea
          label="Authority to contain"
          hint="What they may stop without asking anybody."
          value={draft.authority}
          onValue={(authority) => set({ authority })}
          error={messageFor(problem, "authority")}
          rows={2}
          optional
        />
      ) : null}
      {act.kind === "end" ? (
        <p className="text-sm">From now on they no longer hold it. What was stays readable.</p>
      ) : null}
      {act.kind === "mark" ? (
        <p className="text-sm">Everybody in the seat stays responsible; the A goes from whoever carries it to them.</p>
      ) : null}
      {change ? <ChangePreview {...looked} /> : null}
      <FormFoot
        holds={typed}
        busy={busy}
        back={stale ? { says: "See how it stands now", go: onSaved } : { says: "Back", go: onBack }}
        weight={act.kind === "end" ? "danger" : "primary"}
        disabled={change === null || (looked.preview?.refused.length ?? 0) > 0}
        act={act.kind === "deputies" ? "Save deputies" : title}
      />
    </form>
  );
}

function Naming({
  row,
  role,
  draft,
  set,
  problem,
}: {
  row: EditedRow;
  role: Role;
  draft: Draft;
  set: (more: Partial<Draft>) => void;
  problem: Parameters<typeof messageFor>[0];
}) {
  return (
    <>
      {row.capability === null ? null : (
        <Choice
          label="For what"
          none={null}
          value={draft.scope}
          onValue={(scope) => set({ scope: scope as Draft["scope"] })}
          options={[
            { value: "own", label: `${row.subject} alone` },
            { value: "default", label: "Every capability without an exception of its own" },
          ]}
        />
      )}
      <Choice
        label="Who"
        none={null}
        value={draft.kind}
        onValue={(kind) => set({ kind: kind as Draft["kind"] })}
        options={[
          { value: "person", label: "A person, who can be accountable" },
          { value: "team", label: "A team, which is responsible and never accountable" },
        ]}
      />
      {draft.kind === "person" ? (
        <Picker
          label="Person"
          source={peopleSource}
          value={draft.person}
          onValue={(person) => set({ person })}
          error={messageFor(problem, "person")}
        />
      ) : (
        <Picker
          label="Team"
          source={teamsSource}
          value={draft.team}
          onValue={(team) => set({ team })}
          error={messageFor(problem, "team")}
        />
      )}
      {draft.kind === "person" ? (
        <Tick
          label={`Make them the accountable ${inWords(role)}, where others share the role`}
          checked={draft.accountable}
          onChecked={(accountable) => set({ accountable })}
        />
      ) : null}
    </>
  );
}

/** The act as a change that can be tried out; null while something is missing. */
function proposed(row: EditedRow, role: Role, act: SeatAct, draft: Draft): ProposedChange | null {
  const authority = draft.authority.trim();
  const details = {
    ...(draft.accountable ? { accountable: true } : {}),
    ...(draft.deputies.length > 0 ? { deputies: draft.deputies.map(({ reference }) => reference) } : {}),
    ...(role === "responder" && authority ? { authority } : {}),
  };
  switch (act.kind) {
    case "name": {
      const capability = draft.scope === "own" ? row.capability : null;
      const naming = { change: "name", agent: row.agent.slug, role, capability } as const;
      if (draft.kind === "team") return draft.team && { ...naming, team: draft.team.reference };
      return draft.person && { ...naming, person: draft.person.reference, ...details };
    }
    case "replace":
      return draft.person && { change: "replace", assignment: act.held.id, person: draft.person.reference, ...details };
    case "mark":
      return { change: "edit", assignment: act.held.id, accountable: true };
    case "deputies":
      return { change: "edit", assignment: act.held.id, deputies: draft.deputies.map(({ reference }) => reference) };
    case "end":
      return { change: "end", assignment: act.held.id };
  }
}

/** Makes the change through the verbs. A successor is named before who held it until now ends: no seat is empty between. */
async function save(change: ProposedChange, row: EditedRow, act: SeatAct): Promise<Outcome<unknown>> {
  const version = act.kind === "name" ? undefined : act.held.version;
  switch (change.change) {
    case "name": {
      const { change: _, agent, ...naming } = change;
      return api.post<typeof createAssignment>(`/agents/${agent}/assignments`, naming);
    }
    case "edit": {
      const { change: _, assignment, ...edit } = change;
      return api.patch<typeof editAssignment>(`/assignments/${assignment}`, edit, { version });
    }
    case "end":
      return api.delete(`/assignments/${change.assignment}`, { version });
    case "replace": {
      if (act.kind === "name") throw new Error("A replacement replaces somebody.");
      const { role, capability } = act.held;
      const { change: _, assignment, ...successor } = change;
      const named = await api.post<typeof createAssignment>(`/agents/${row.agent.slug}/assignments`, {
        role,
        capability: capability?.slug ?? null,
        ...successor,
      });
      // To take the mark over counts the version of who had it up: the end is asked for what stands then.
      if (!named.ok) return named;
      const ended = await api.delete(`/assignments/${assignment}`);
      if (ended.ok) return ended;
      const message = `Their successor is named, but ${holderName(act.held)} still holds it: ${ended.problem.message}`;
      return { ok: false, problem: { ...ended.problem, message } };
    }
  }
}
