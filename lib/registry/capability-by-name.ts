import { invalid, missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { CapabilityState } from "./core/vocabulary.ts";

/** A capability by its id or slug, which is unique within its agent. */
export interface NamedCapability {
  id: string;
  slug: string;
  name: string;
  state: CapabilityState;
}

async function find(queryable: Queryable, agentId: string, name: string): Promise<NamedCapability | undefined> {
  const [found] = await queryable.query<NamedCapability>(
    `SELECT id::text AS id, slug, name, state::text AS state FROM public."Capability"
     WHERE "agentId" = $1::uuid AND (slug = $2 OR id = $3::uuid)`,
    [agentId, name, isId(name) ? name : null],
  );
  return found;
}

/** The capability named in an address. @throws Refusal `missing` */
export async function capabilityInAddress(
  queryable: Queryable,
  agentId: string,
  name: string,
): Promise<NamedCapability> {
  const found = await find(queryable, agentId, name);
  if (!found) throw missing("capability", name);
  return found;
}

/** The capability named in a body, null where none is. @throws Refusal `invalid` at `path` */
export async function capabilityInField(
  queryable: Queryable,
  agentId: string,
  path: string,
  name: string | null | undefined,
): Promise<NamedCapability | null> {
  if (name === null || name === undefined) return null;
  const found = await find(queryable, agentId, name);
  if (!found) throw invalid([{ path, message: `This agent has no capability '${name}'.` }]);
  return found;
}
