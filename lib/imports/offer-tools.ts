import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "#lib/evidence/core/entry.ts";
import { actions } from "#lib/registry/core/vocabulary.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { line, oneOf, reference, text } from "#lib/verbs/fields.ts";
import { saveTool, toolsOf } from "./store-tools.ts";

const tool = z.strictObject({
  name: line(200),
  description: text(4000).nullable().default(null),
  /** What the tool claims of itself (annotations) and why the action is suggested: hints, never facts. */
  hints: z.record(z.string().max(100), z.union([z.boolean(), z.string().max(500)])).default({}),
  suggestedAction: oneOf(actions).nullable().default(null),
});

export type OfferedTool = z.output<typeof tool>;

/** The fingerprint of a tool's definition: a changed one is a changed reach (R117). */
export const digestOfTool = (offered: OfferedTool): string =>
  createHash("sha256").update(canonicalJson(offered)).digest("hex");

/** Records the tools that a system offers, in the words of its server. Tools that are not named stay as they are. */
export const offerTools = command({
  may: "system.edit",
  summary: "Record the tools that a system offers",
  input: z.strictObject({ system: reference, tools: z.array(tool).min(1).max(2000) }),
  async load(tx, input) {
    const id = await idInAddress(tx, "system", input.system);
    await tx.query(`SELECT id::text FROM "System" WHERE id = $1::uuid FOR UPDATE`, [id]);
    const system = await tx.models.system.findUniqueOrThrow({ where: { id } });
    return { system, held: await toolsOf(tx, id) };
  },
  on: ({ system }) => ({ ownerIds: [system.ownerId] }),
  decide({ system, held }, input) {
    const changed = input.tools.flatMap((offered) => {
      const digest = digestOfTool(offered);
      const before = held.get(offered.name) ?? null;
      return before === digest ? [] : [{ ...offered, digest, before }];
    });
    return { system, changed };
  },
  async save(tx, { system, changed }) {
    for (const { before: _, ...offered } of changed) await saveTool(tx, system.id, offered);
    return changed;
  },
  evidence: (changed, { system }) =>
    changed.length === 0
      ? []
      : [
          {
            type: "system.tools_recorded",
            subject: { kind: "system", id: system.id, name: system.name, agentId: null },
            payload: { tools: changed.map(({ name, digest, before }) => ({ name, digest, before })) },
          },
        ],
  touches: (_, { system }) => ({ systems: [system.id] }),
  answer: (_tx, changed) => Promise.resolve({ recorded: changed.length }),
});
