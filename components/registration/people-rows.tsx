"use client";

import { dutyOfRole, roleName } from "#components/agents/seat-words.ts";
import { Pair } from "#components/ui/field.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { FormGroup } from "./form-group.tsx";

/** Who answers: one field per seat that this agent demands. */
export function PeopleRows({
  roles,
  people,
  onPerson,
  error,
}: {
  roles: readonly Role[];
  people: Partial<Record<Role, Pick | null>>;
  onPerson: (role: Role, person: Pick | null) => void;
  error: (path: string) => string | undefined;
}) {
  return (
    <FormGroup title="Who answers" says="The seats that its tier demands. Whoever is named answers once they accept.">
      <Pair>
        {roles.map((role) => (
          <Picker
            key={role}
            label={roleName(role)}
            hint={`Answers for ${dutyOfRole[role]}.`}
            source={peopleSource}
            value={people[role] ?? null}
            onValue={(person) => onPerson(role, person)}
            error={error(`people.${role}`)}
          />
        ))}
      </Pair>
    </FormGroup>
  );
}
