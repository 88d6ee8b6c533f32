import type { Pick } from "#components/ui/pick.ts";
import type { Action, DataClassification, Role } from "#lib/registry/core/vocabulary.ts";
import { type AgentDraft, bodyOf } from "./agent-draft.ts";

/** One capability of the short form; its terms and grant follow on the agent's page. */
export interface CapabilityDraft {
  /** Stays the same while the row is on screen. */
  key: string;
  name: string;
  action: string;
  system: Pick | null;
  dataClassification: string;
  reversible: string;
}

/** Everything that the short form holds. */
export interface RegistrationForm {
  agent: AgentDraft;
  capabilities: readonly CapabilityDraft[];
  /** Who is named for which role of the agent. */
  people: Partial<Record<Role, Pick | null>>;
}

export const emptyCapability = (key: string): CapabilityDraft => ({
  key,
  name: "",
  action: "",
  system: null,
  dataClassification: "",
  reversible: "",
});

/** A capability as the API takes it. */
export const capabilityBody = (capability: CapabilityDraft) => ({
  name: capability.name.trim(),
  action: (capability.action || null) as Action | null,
  system: capability.system?.reference ?? null,
  dataClassification: (capability.dataClassification || null) as DataClassification | null,
  reversible: capability.reversible === "" ? null : capability.reversible === "yes",
});

/** A row that says something. */
export const isStarted = (capability: CapabilityDraft): boolean =>
  JSON.stringify({ ...capability, key: "" }) !== JSON.stringify(emptyCapability(""));

/** The form as the preview takes it: fields that the API would refuse now are left out. */
export function previewBody(form: RegistrationForm, slug: string | null, refused: readonly string[]) {
  const { name, ...fields } = bodyOf(form.agent);
  const known = Object.fromEntries(
    Object.entries(fields).filter(([field]) => !refused.some((path) => path.split(".")[0] === field)),
  ) as Partial<typeof fields>;
  return {
    ...known,
    ...(slug === null ? {} : { agent: slug }),
    ...(name === "" ? {} : { name }),
    capabilities: form.capabilities.filter(isStarted).map((capability) => {
      const { name: called, ...rest } = capabilityBody(capability);
      return called === "" ? rest : { ...rest, name: called };
    }),
    assignments: Object.entries(form.people).flatMap(([role, person]) =>
      person ? [{ role: role as Role, person: person.reference }] : [],
    ),
  };
}
