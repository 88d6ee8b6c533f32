import type { ProposalKind } from "./proposal.ts";

/** What a reference in a field names. */
export type ReferenceKind = "person" | "team" | "system" | "dataSource" | "agent";

interface ReferenceField {
  to: ReferenceKind;
  /** Of a list of pairs, the member that is the reference. */
  member?: string;
  /** A name that nobody registered is kept (delegation-unregistered), or only told; otherwise it is an error. */
  unknown: "error" | "kept";
}

const person: ReferenceField = { to: "person", unknown: "error" };

/** Which fields of which kinds name other records. `capability` of an assignment is looked up within its agent. */
export const referenceFields: Readonly<Partial<Record<ProposalKind, Readonly<Record<string, ReferenceField>>>>> = {
  person: { manager: person, teams: { to: "team", unknown: "error" } },
  team: { lead: person, members: person },
  system: { owner: person },
  systemTool: { system: { to: "system", unknown: "error" } },
  dataSource: { dataOwner: person, qualityOwner: person },
  agent: {
    "vendorOwners.dataClassification": person,
    "vendorOwners.outputs": person,
    sharedByUnits: { to: "person", member: "owner", unknown: "error" },
    delegatesTo: { to: "agent", unknown: "kept" },
    dataSources: { to: "dataSource", unknown: "error" },
  },
  capability: {
    agent: { to: "agent", unknown: "error" },
    system: { to: "system", unknown: "error" },
    "grant.grantedBy": person,
    "grant.approvedBy": person,
  },
  assignment: {
    agent: { to: "agent", unknown: "error" },
    person,
    team: { to: "team", unknown: "error" },
    deputies: person,
  },
  control: { defaultOwner: person },
  agentControl: { agent: { to: "agent", unknown: "error" }, owner: person },
  owner: { system: { to: "system", unknown: "error" }, person, team: { to: "team", unknown: "error" } },
};

/** References of a catalogue (`backstage:group:default/team-a`): one that nothing resolves is a row to fix, no error. */
export const isCatalogueReference = (text: string): boolean => text.startsWith("backstage:");
