import type { Queryable } from "#lib/platform/database.ts";

/** The tools of a system by name, with the fingerprint of each. */
export async function toolsOf(queryable: Queryable, systemId: string): Promise<Map<string, string | null>> {
  const rows = await queryable.query<{ name: string; digest: string | null }>(
    `SELECT name, digest FROM "SystemTool" WHERE "systemId" = $1::uuid AND "endedAt" IS NULL`,
    [systemId],
  );
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

export interface ToolRow {
  name: string;
  description: string | null;
  hints: Record<string, boolean | string>;
  suggestedAction: string | null;
  digest: string;
}

/** Adds a tool, or takes over its new definition. */
export async function saveTool(queryable: Queryable, systemId: string, tool: ToolRow): Promise<void> {
  await queryable.query(
    `INSERT INTO "SystemTool" ("systemId", name, description, hints, "suggestedAction", digest, since)
     VALUES ($1::uuid, $2, $3, $4::jsonb, $5::"Action", $6, answerable_now())
     ON CONFLICT ("systemId", name) DO UPDATE
       SET description = EXCLUDED.description, hints = EXCLUDED.hints, "suggestedAction" = EXCLUDED."suggestedAction",
         digest = EXCLUDED.digest, "endedAt" = NULL
     RETURNING id::text`,
    [systemId, tool.name, tool.description, JSON.stringify(tool.hints), tool.suggestedAction, tool.digest],
  );
}

/** A tool in its server's own words. */
export interface ToolOfSystem {
  name: string;
  description: string | null;
  hints: Record<string, boolean | string>;
}

/** A system and the tools that it offers. */
export async function systemWithTools(
  queryable: Queryable,
  systemId: string,
): Promise<{ slug: string; name: string; tools: ToolOfSystem[] }> {
  const [system] = await queryable.query<{ slug: string; name: string }>(
    `SELECT slug, name FROM "System" WHERE id = $1::uuid`,
    [systemId],
  );
  const tools = await queryable.query<ToolOfSystem>(
    `SELECT name, description, hints FROM "SystemTool" WHERE "systemId" = $1::uuid AND "endedAt" IS NULL ORDER BY name`,
    [systemId],
  );
  return { slug: system?.slug ?? "", name: system?.name ?? "", tools };
}

/** What an agent may already do to a system. */
export const capabilitiesOnSystem = (
  queryable: Queryable,
  agentId: string,
  systemId: string,
): Promise<{ slug: string; name: string; action: string | null; reversible: boolean | null; tools: string[] }[]> =>
  queryable.query(
    `SELECT slug, name, action::text AS action, reversible, tools FROM "Capability"
     WHERE "agentId" = $1::uuid AND "systemId" = $2::uuid AND state <> 'ended'`,
    [agentId, systemId],
  );
