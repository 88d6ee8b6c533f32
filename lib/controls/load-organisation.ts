import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { PersonFacts } from "#lib/registry/core/facts.ts";
import type { ControlDefinition, OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { defaultPolicy, type Policy } from "#lib/registry/core/policy.ts";
import type { OrganisationFunction } from "#lib/registry/core/vocabulary.ts";
import { catalogue } from "./core/catalogue.ts";
import type { OwnDefinition } from "./store.ts";

interface Row {
  policy: { version: number; thresholds: Partial<Policy> } | null;
  controls:
    | {
        controlId: string;
        definition: OwnDefinition | null;
        function: OrganisationFunction | null;
        ended: boolean;
        owner: (Omit<PersonFacts, "leftAt"> & { leftAt: string | null }) | null;
      }[]
    | null;
}

/** The thresholds that a version of the policy sets, over the defaults. */
export const policyOf = (version: number, thresholds: Partial<Policy>): Policy => ({
  ...defaultPolicy,
  ...thresholds,
  version,
});

/** The thresholds alone, for who asks nothing else of the organisation. */
export async function loadPolicy(queryable: Queryable, now: Instant): Promise<Policy> {
  const [row] = await queryable.query<{ version: number; thresholds: Partial<Policy> }>(
    `SELECT version, thresholds FROM "PolicyVersion" WHERE at <= $1::timestamptz ORDER BY version DESC LIMIT 1`,
    [iso(now)],
  );
  return row === undefined ? defaultPolicy : policyOf(row.version, row.thresholds);
}

/**
 * What the judgement of every agent shares, at `now`: the thresholds decided last, the catalogue with the
 * organisation's own controls, and the default owners. One statement; the queryable decides of which moment.
 */
export async function loadOrganisation(queryable: Queryable, now: Instant): Promise<OrganisationFacts> {
  const [row] = await queryable.query<{ row: string }>(
    `SELECT row_to_json(o)::text AS row FROM (SELECT
       (SELECT row_to_json(p) FROM (SELECT version, thresholds FROM "PolicyVersion" WHERE at <= $1::timestamptz
          ORDER BY version DESC LIMIT 1) p) AS policy,
       (SELECT json_agg(k) FROM (SELECT c."controlId", c.definition, c.function, c."endedAt" IS NOT NULL AS ended,
          (SELECT row_to_json(x) FROM (SELECT p.id, p.name, p.email, p.status, p."leftAt", p."managerId"
             FROM "Person" p WHERE p.id = c."defaultOwnerId") x) AS owner
        FROM "Control" c) k) AS controls) o`,
    [iso(now)],
  );
  const { policy, controls } = JSON.parse(row?.row ?? "{}") as Row;
  const byId = new Map((controls ?? []).map((control) => [control.controlId, control]));
  const own = (controls ?? []).flatMap(({ controlId, definition, ended }): ControlDefinition[] =>
    definition === null || ended ? [] : [{ ...definition, id: controlId, own: true }],
  );
  const defaultOwners = new Map<string, PersonFacts>();
  for (const { controlId, owner, ended } of byId.values())
    if (owner !== null && !ended)
      defaultOwners.set(controlId, { ...owner, leftAt: owner.leftAt === null ? null : Date.parse(owner.leftAt) });
  return {
    policy: policy === null ? defaultPolicy : policyOf(policy.version, policy.thresholds),
    controls: [...catalogue.controls, ...own].map((control) => {
      const changed = byId.get(control.id)?.function;
      return changed ? { ...control, function: changed } : control;
    }),
    defaultOwners,
  };
}
