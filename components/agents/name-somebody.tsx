"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Choice, TextArea } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource, teamsSource } from "#components/ui/picker.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useForm } from "#components/ui/use-form.ts";
import { inWords, isCapabilityRole, type Role } from "#lib/registry/core/vocabulary.ts";
import type { createAssignment } from "#lib/registry/create-assignment.ts";
import { nameAct } from "./seat-words.ts";
import { useSayNamed } from "./use-say-named.ts";

interface Scope {
  /** Null: the agent, or its default. */
  slug: string | null;
  name: string;
}

/** Puts somebody into a seat. They answer once they accept. */
export function NameSomebody({
  agent,
  role,
  scope,
  taken,
  weight = "quiet",
}: {
  agent: string;
  role: Role;
  scope: Scope;
  /** Somebody is in the seat already: another shares it. */
  taken: boolean;
  weight?: "quiet" | "plain";
}) {
  const act = scope.slug && taken ? "Name an exception" : taken ? "Add another" : nameAct(role);
  return (
    <DialogButton
      weight={weight}
      className="h-7"
      act={act}
      spoken={[taken ? `as ${inWords(role)}` : "", scope.slug ? `for ${scope.name}` : ""].filter(Boolean).join(" ")}
      title={nameAct(role)}
      says={`${scope.slug ? `For ‘${scope.name}’ alone.` : isCapabilityRole(role) ? "For every capability without an exception of its own." : `For ${scope.name}.`} Who is named answers once they accept.`}
    >
      {(close) => <NameForm agent={agent} role={role} scope={scope} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  kind: string;
  person: Pick | null;
  team: Pick | null;
  deputy: Pick | null;
  authority: string;
  accountable: boolean;
}

const labels: Readonly<Record<string, string>> = {
  person: "Person",
  team: "Team",
  "deputies.0": "First deputy",
  authority: "Authority to contain",
};

function NameForm({ agent, role, scope, onDone }: { agent: string; role: Role; scope: Scope; onDone: () => void }) {
  const sayNamed = useSayNamed();
  const form = useForm({
    start: {
      values: {
        kind: "person",
        person: null,
        team: null,
        deputy: null,
        authority: "",
        accountable: false,
      } as Typed,
      version: undefined,
    },
    save: (_changed, { kind, person, team, deputy, authority, accountable }) =>
      api.post<typeof createAssignment>(`/agents/${agent}/assignments`, {
        role,
        capability: scope.slug,
        ...(kind === "team"
          ? { team: team?.reference ?? null }
          : {
              person: person?.reference ?? null,
              ...(deputy ? { deputies: [deputy.reference] } : {}),
              ...(accountable ? { accountable } : {}),
            }),
        ...(authority.trim() ? { authority: authority.trim() } : {}),
      }),
    done: (assignment) => {
      if (assignment) sayNamed(assignment, role);
      onDone();
    },
  });
  const { values, set, field } = form;
  const { kind, person, team, accountable } = values;
  return (
    <Form form={form} labels={labels} act={nameAct(role)} ready={(kind === "person" ? person : team) !== null}>
      <Choice
        {...field("kind")}
        label="Who"
        none={null}
        options={[
          { value: "person", label: "A person, who can be accountable" },
          { value: "team", label: "A team, which is responsible and never accountable" },
        ]}
      />
      {kind === "person" ? (
        <>
          <Picker {...field("person")} label="Person" source={peopleSource} />
          <Picker
            {...field("deputy", "deputies.0")}
            label="First deputy"
            hint="Asked to take over when they stop answering."
            source={peopleSource}
            optional
          />
        </>
      ) : (
        <Picker {...field("team")} label="Team" source={teamsSource} />
      )}
      {role === "responder" ? (
        <TextArea
          {...field("authority")}
          label="Authority to contain"
          hint="What they may stop without asking anybody."
          rows={2}
          optional
        />
      ) : null}
      {kind === "person" ? (
        <Tick
          label="Make them the accountable one, where others share the role"
          checked={accountable}
          onChecked={(yes) => set("accountable", yes)}
        />
      ) : null}
    </Form>
  );
}
