import { z } from "zod";
import { severities } from "#lib/registry/core/vocabulary.ts";
import { hitKinds } from "#lib/search/core/hit.ts";
import { id, maybeText, time } from "./shapes.ts";

/** What the API answers about what is recorded, found and refused. A test holds real answers to these shapes. */
export const evidence = z
  .object({
    sequence: z.string(),
    at: time,
    actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
    type: z.string().meta({ example: "agent.submitted" }),
    subject: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
    agentId: id.nullable().meta({ description: "Of the agent that it is about." }),
    correlationId: z.string().meta({ description: "Equal for everything that one request brought about." }),
    reason: maybeText,
    payload: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: "Evidence" });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    rule: z.string().meta({ description: "Stable, for machines." }),
    instance: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

export const search = z.object({
  hits: z.array(
    z.object({
      kind: z.enum(hitKinds),
      id: z.string(),
      name: z.string(),
      beside: maybeText,
      href: z.string(),
      seats: maybeText,
      severity: z.enum(severities).nullable(),
    }),
  ),
  actions: z.array(z.object({ id: z.string(), name: z.string(), href: z.string() })),
});
