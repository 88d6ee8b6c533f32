"use client";

import { X } from "lucide-react";
import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { EndIt } from "#components/ui/end-it.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { pickIfAny, pickOf } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { type Based, useForm } from "#components/ui/use-form.ts";
import type { createTeam } from "#lib/registry/create-team.ts";
import type { editTeam } from "#lib/registry/edit-team.ts";
import type { readTeam } from "#lib/registry/list-teams.ts";

interface Named {
  name: string;
  email: string;
}
export interface EditableTeam {
  id: string;
  name: string;
  lead: Named | null;
  members: readonly Named[];
  version: number;
}

export function AddTeam() {
  return (
    <DialogButton weight="primary" opens="add" act="Add a team" title="Add a team">
      {(close) => <TeamForm team={null} onDone={close} />}
    </DialogButton>
  );
}

export function EditTeam({ team }: { team: EditableTeam }) {
  return (
    <div>
      <DialogButton weight="quiet" act="Edit" spoken={team.name} title={`Edit ${team.name}`}>
        {(close) => <TeamForm team={team} onDone={close} />}
      </DialogButton>
    </div>
  );
}

export function EndTeam({ team }: { team: EditableTeam }) {
  return (
    <EndIt
      act="End"
      name={team.name}
      says="Nobody can name it any more, and it is gone from lists and choices. What it was and held stays readable in the past. While it holds a role it cannot end."
      end={() => api.delete<typeof editTeam>(`/teams/${team.id}`, { version: team.version })}
    />
  );
}

interface Typed {
  name: string;
  lead: Pick | null;
  members: readonly Pick[];
}

const labels: Record<keyof Typed, string> = { name: "Name", lead: "Lead", members: "Members" };

const typedOf = (team: Omit<EditableTeam, "id"> | null): Based<Typed> => ({
  version: team?.version,
  values: {
    name: team?.name ?? "",
    lead: pickIfAny(team?.lead),
    members: (team?.members ?? []).map(pickOf),
  },
});

/** What was typed, as the API takes it; only what is asked for. */
const bodyOf = ({ name, lead, members }: Partial<Typed>) => ({
  ...(name === undefined ? {} : { name }),
  ...(lead === undefined ? {} : { lead: lead?.reference ?? null }),
  ...(members === undefined ? {} : { members: members.map(({ reference }) => reference) }),
});

function TeamForm({ team, onDone }: { team: EditableTeam | null; onDone: () => void }) {
  const form = useForm<Typed>({
    start: typedOf(team),
    save: (changed, _all, version) =>
      team
        ? api.patch<typeof editTeam>(`/teams/${team.id}`, bodyOf(changed), { version })
        : api.post<typeof createTeam>("/teams", bodyOf(changed)),
    again: async () => {
      const now = team ? await api.get<typeof readTeam>(`/teams/${team.id}`) : null;
      return now?.ok ? typedOf(now.answer) : null;
    },
    done: onDone,
  });
  const { values, set, field, error } = form;
  const { members } = values;
  return (
    <Form form={form} labels={labels} act={team ? "Save" : "Add the team"}>
      <TextField {...field("name")} label={labels.name} autoFocus />
      <Picker {...field("lead")} label={labels.lead} source={peopleSource} optional />
      <Picker
        label="Add a member"
        source={peopleSource}
        value={null}
        error={error("members")}
        onValue={(pick) => {
          if (pick && !members.some(({ reference }) => reference === pick.reference))
            set("members", [...members, { name: pick.name, reference: pick.reference }]);
        }}
        optional
      />
      <ul className="flex flex-wrap gap-1.5" aria-label={labels.members}>
        {members.map((member) => (
          <li key={member.reference}>
            <button
              type="button"
              className="inline-flex h-6 items-center gap-1 rounded-md bg-accent-tint px-2 text-xs text-accent-strong forced-edge"
              onClick={() =>
                set(
                  "members",
                  members.filter((other) => other !== member),
                )
              }
            >
              {member.name}
              <X size={12} aria-hidden="true" />
              <span className="sr-only">(remove)</span>
            </button>
          </li>
        ))}
      </ul>
    </Form>
  );
}
