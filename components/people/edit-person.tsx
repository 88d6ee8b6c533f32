"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { choicesOf } from "#components/ui/options.ts";
import type { Pick } from "#components/ui/pick.ts";
import { pickIfAny } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import {
  functions,
  inWords,
  type OrganisationFunction,
  type PersonStatus,
  type PlatformRole,
  personStatuses,
  platformRoles,
} from "#lib/registry/core/vocabulary.ts";
import type { createPerson } from "#lib/registry/create-person.ts";
import type { editPerson } from "#lib/registry/edit-person.ts";
import type { readPerson } from "#lib/registry/list-people.ts";

export interface EditablePerson {
  id: string;
  email: string;
  name: string;
  status: PersonStatus;
  title: string | null;
  function: string | null;
  unit: string | null;
  manager: { name: string; email: string } | null;
  platformRoles: readonly PlatformRole[];
  version: number;
}

/** Registers somebody. */
export function AddPerson() {
  return (
    <DialogButton weight="primary" opens="add" act="Add a person" title="Add a person">
      {(close) => <PersonForm person={null} administer onDone={close} />}
    </DialogButton>
  );
}

/** Changes a profile; status and platform roles where the asker administers people. */
export function EditPerson({ person, administer }: { person: EditablePerson; administer: boolean }) {
  return (
    <DialogButton act="Edit" title={`Edit ${person.name}`}>
      {(close) => <PersonForm person={person} administer={administer} onDone={close} />}
    </DialogButton>
  );
}

interface Typed {
  email: string;
  name: string;
  title: string;
  unit: string;
  function: string;
  manager: Pick | null;
  status: PersonStatus;
  platformRoles: readonly PlatformRole[];
}

const labels: Record<keyof Typed, string> = {
  email: "E-mail address",
  name: "Name",
  title: "Title",
  unit: "Business unit",
  function: "Function",
  manager: "Manager",
  status: "Status",
  platformRoles: "Platform roles",
};

const typedOf = (person: Omit<EditablePerson, "id"> | null): Based<Typed> => ({
  version: person?.version,
  values: {
    email: person?.email ?? "",
    name: person?.name ?? "",
    title: person?.title ?? "",
    unit: person?.unit ?? "",
    function: person?.function ?? "",
    manager: pickIfAny(person?.manager),
    status: person?.status ?? "active",
    platformRoles: person?.platformRoles ?? ["member"],
  },
});

/** What was typed, as the API takes it; only what is asked for. */
const bodyOf = (typed: Partial<Typed>) => ({
  ...(typed.name === undefined ? {} : { name: typed.name }),
  ...(typed.title === undefined ? {} : { title: typed.title.trim() || null }),
  ...(typed.unit === undefined ? {} : { unit: typed.unit.trim() || null }),
  ...(typed.function === undefined ? {} : { function: (typed.function || null) as OrganisationFunction | null }),
  ...(typed.manager === undefined ? {} : { manager: typed.manager?.reference ?? null }),
  ...(typed.platformRoles === undefined ? {} : { platformRoles: [...typed.platformRoles] }),
});

function PersonForm({
  person,
  administer,
  onDone,
}: {
  person: EditablePerson | null;
  administer: boolean;
  onDone: () => void;
}) {
  const form = useForm<Typed>({
    start: typedOf(person),
    save: (changed, all, version) =>
      person
        ? api.patch<typeof editPerson>(
            `/people/${person.id}`,
            { ...bodyOf(changed), ...(changed.status === undefined ? {} : { status: changed.status }) },
            { version },
          )
        : api.post<typeof createPerson>("/people", {
            email: all.email,
            ...bodyOf(all),
            ...(all.status === "active" ? {} : { status: all.status }),
          }),
    again: async () => {
      const now = person ? await api.get<typeof readPerson>(`/people/${person.id}`) : null;
      return now?.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  const { values, set, field, error } = form;
  const roles = values.platformRoles;
  return (
    <Form form={form} labels={labels} act={person ? "Save" : "Add the person"}>
      <TextField {...field("name")} label={labels.name} maxLength={200} autoFocus />
      {person ? null : (
        <TextField
          {...field("email")}
          label={labels.email}
          type="email"
          hint="How others name them; it cannot be changed later."
        />
      )}
      <Pair>
        <TextField {...field("title")} label={labels.title} optional />
        <TextField {...field("unit")} label={labels.unit} optional />
        <Choice {...field("function")} label={labels.function} options={choicesOf(functions)} />
        <Picker {...field("manager")} label={labels.manager} source={peopleSource} optional />
      </Pair>
      {administer ? (
        <>
          <Choice
            label={labels.status}
            none={null}
            value={values.status}
            onValue={(value) => set("status", value as PersonStatus)}
            options={choicesOf(personStatuses)}
            error={error("status")}
            hint="Someone who is suspended or left stops answering at once; what they held becomes a gap."
          />
          <fieldset>
            <legend className="text-sm font-medium">{labels.platformRoles}</legend>
            <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
              {platformRoles.map((role) => (
                <label key={role} className="inline-flex items-center gap-1.5 text-sm">
                  <input
                    type="checkbox"
                    className="size-4 accent-accent"
                    checked={roles.includes(role)}
                    onChange={(event) =>
                      set(
                        "platformRoles",
                        platformRoles.filter((other) =>
                          other === role ? event.target.checked : roles.includes(other),
                        ),
                      )
                    }
                  />
                  {inWords(role)}
                </label>
              ))}
            </div>
            {error("platformRoles") ? <p className="mt-1 text-xs text-critical">{error("platformRoles")}</p> : null}
          </fieldset>
        </>
      ) : null}
    </Form>
  );
}
