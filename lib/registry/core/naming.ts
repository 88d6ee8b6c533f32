import type { Instant } from "#lib/platform/core/clock.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import { type CapabilityState, isCapabilityRole, type PersonStatus, type Role } from "./vocabulary.ts";

/** What is asked when somebody is named in a role. */
export interface Naming {
  role: Role;
  capability: { state: CapabilityState } | null;
  person: { name: string; status: PersonStatus } | null;
  startsAt: Instant;
  endsAt: Instant | null;
}

/** What is wrong with naming somebody, field by field; the same for the write and for its preview. */
export function namingErrors({ role, capability, person, startsAt, endsAt }: Naming): FieldError[] {
  const errors: FieldError[] = [];
  if (capability !== null && !isCapabilityRole(role))
    errors.push({ path: "capability", message: `A ${role} answers for the whole agent; leave the capability out.` });
  if (capability?.state === "ended") errors.push({ path: "capability", message: "This capability has ended." });
  if (person !== null && person.status !== "active")
    errors.push({ path: "person", message: `${person.name} is not active, so they cannot answer.` });
  if (endsAt !== null && endsAt <= startsAt) errors.push({ path: "endsAt", message: "The end is before the start." });
  return errors;
}

/** What is wrong with the deputies of a person (R10); a team has none. */
export function deputyErrors(
  deputies: readonly { id: string; status: PersonStatus | undefined }[],
  personId: string | null,
): FieldError[] {
  if (deputies.length === 0) return [];
  if (personId === null) return [{ path: "deputies", message: "A team has no deputies; people do." }];
  return deputies.flatMap(({ id, status }, index) => {
    const path = `deputies.${index}`;
    if (id === personId) return [{ path, message: "Nobody is their own deputy." }];
    if (deputies.findIndex((other) => other.id === id) !== index) return [{ path, message: "Name each deputy once." }];
    if (status !== "active") return [{ path, message: "Only an active person can be a deputy." }];
    return [];
  });
}
