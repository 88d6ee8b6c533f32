import type { Queryable } from "#lib/platform/database.ts";
import type { CurrentRecord } from "./core/plan.ts";
import type { Proposal, ProposalKind, StatedValue } from "./core/proposal.ts";
import { isCatalogueReference, type ReferenceKind, referenceFields } from "./core/reference-fields.ts";
import { slugApart, slugOf } from "./core/slug.ts";
import { currentRecords, knownNames } from "./store-current.ts";

const referable: readonly ReferenceKind[] = ["person", "team", "system", "dataSource", "agent"];

/**
 * What is known by name while a file is planned: the registry's records and the file's own, which may refer to each
 * other in any order. A name of the file may stand for another name in the registry (the agent was found by where it
 * came from, or its slug is taken by somebody else's).
 */
export class Known {
  private readonly names = new Map<ReferenceKind, Map<string, string>>();
  private readonly records = new Map<ProposalKind, Map<string, CurrentRecord>>();
  private readonly keys = new Map<Proposal, string>();

  /** The key in the registry that a name stands for; null when nothing is known by it. */
  find(kind: ReferenceKind, name: string): string | null {
    const names = this.names.get(kind);
    const group = kind === "team" && isCatalogueReference(name) ? names?.get(slugOfReference(name)) : undefined;
    return names?.get(name) ?? group ?? null;
  }

  /** The key that a row has, or will have, in the registry. */
  keyOf(proposal: Proposal): string {
    return this.keys.get(proposal) ?? proposal.key;
  }

  record(kind: ProposalKind, key: string): CurrentRecord | null {
    return this.records.get(kind)?.get(key) ?? null;
  }

  /** Loads the records and names that these rows speak of, in a handful of statements. */
  static async load(queryable: Queryable, proposals: readonly Proposal[]): Promise<Known> {
    const known = new Known();
    const asked = new Map<ReferenceKind, Set<string>>(referable.map((kind) => [kind, new Set()]));
    for (const proposal of proposals) for (const [kind, name] of referencesOf(proposal)) asked.get(kind)?.add(name);
    for (const kind of referable)
      known.names.set(kind, await knownNames(queryable, kind, [...(asked.get(kind) ?? [])]));
    for (const kind of referable) await known.place(queryable, kind, proposals);
    return known;
  }

  /** Finds the record of each row of a kind, and takes the names of the file into those that are known. */
  private async place(queryable: Queryable, kind: ReferenceKind, proposals: readonly Proposal[]): Promise<void> {
    const rows = proposals.filter((proposal) => proposal.kind === kind);
    const keys = rows.flatMap(({ key, identity }) => (identity === null ? [key] : [key, slugApart(key, identity)]));
    const identities = rows.flatMap(({ identity }) => (identity === null ? [] : [identity]));
    const found = await currentRecords(queryable, kind, keys, identities);
    const byKey = new Map(found.map((record) => [record.key, record]));
    const byIdentity = new Map(
      found.flatMap((record) => (record.importedFrom === null ? [] : [[record.importedFrom, record]])),
    );
    const names = this.names.get(kind) ?? new Map<string, string>();
    const records = new Map<string, CurrentRecord>();
    for (const row of rows) {
      const record =
        (row.identity === null ? undefined : byIdentity.get(row.identity)) ?? sameOrigin(row, byKey.get(row.key));
      const taken = record === undefined && byKey.has(row.key) && row.identity !== null;
      const key = record?.key ?? (taken ? slugApart(row.key, row.identity ?? "") : row.key);
      this.keys.set(row, key);
      names.set(row.key, key);
      names.set(key, key);
      if (row.identity !== null) names.set(row.identity, key);
      if (record) records.set(key, record);
    }
    this.names.set(kind, names);
    this.records.set(kind, records);
  }

  /** Takes records that were read elsewhere. */
  take(kind: ProposalKind, records: readonly CurrentRecord[]): void {
    this.records.set(kind, new Map(records.map((record) => [record.key, record])));
  }

  /** Loads what hangs on an agent or system, once the keys of those are settled. */
  async loadDependent(queryable: Queryable, kind: ProposalKind, keys: readonly string[]): Promise<void> {
    this.take(kind, await currentRecords(queryable, kind, keys, []));
  }
}

/** A record of the same slug is the same thing unless both say that they come from different sources. */
function sameOrigin(row: Proposal, record: CurrentRecord | undefined): CurrentRecord | undefined {
  if (!record || row.identity === null || record.importedFrom === null) return record;
  return record.importedFrom === row.identity ? record : undefined;
}

/** Every name that a row's fields mention, with the kind of what is named. */
export function referencesOf(proposal: Proposal): [ReferenceKind, string][] {
  const fields = referenceFields[proposal.kind] ?? {};
  return Object.entries(fields).flatMap(([field, { to, member }]) =>
    namesIn(proposal.fields[field], member).flatMap((name): [ReferenceKind, string][] => {
      const slug = isCatalogueReference(name) && to === "team" ? slugOfReference(name) : null;
      return slug === null
        ? [[to, name]]
        : [
            [to, name],
            [to, slug],
          ];
    }),
  );
}

function namesIn(value: StatedValue | undefined, member: string | undefined): string[] {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    if (typeof entry === "string") return [entry];
    const name = member === undefined ? undefined : entry[member];
    return name === undefined ? [] : [name];
  });
}

/** The slug that a group of a catalogue has here: its name, behind its namespace where that is not the default one. */
function slugOfReference(reference: string): string {
  const path = reference.slice(reference.lastIndexOf(":") + 1);
  return slugOf(path.startsWith("default/") ? path.slice("default/".length) : path);
}
