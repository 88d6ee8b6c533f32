import { z } from "zod";
import { functions, roles, severities } from "#lib/registry/core/vocabulary.ts";
import { closedBy, id, maybeText, personReference, seatStrip, slugReference, time, version } from "./shapes.ts";

/** What the API answers about gaps. A test holds real answers to these shapes. */
export const gap = z
  .object({
    id,
    rule: z.string(),
    severity: z.enum(severities),
    status: z.enum(["open", "accepted", "closed"]),
    agent: slugReference.nullable(),
    capability: slugReference.nullable(),
    role: z.enum(roles).nullable(),
    control: maybeText,
    function: z.enum(functions),
    about: z.object({ kind: z.string(), value: z.string() }).nullable(),
    sentence: z.string(),
    fix: z.string(),
    closedBy,
    openedAt: time,
    dueAt: time,
    closedAt: time.nullable(),
    assignee: personReference.nullable(),
    seats: seatStrip.nullable(),
    version,
  })
  .meta({ id: "Gap" });

/** A gap by itself: what its rule says, and what happened to it, the oldest first. */
export const gapWithHistory = gap
  .extend({
    explains: maybeText,
    firesWhen: maybeText,
    requirements: z.array(z.string()),
    references: z.array(z.string()),
    history: z.array(
      z.object({
        at: time,
        event: z.string(),
        severity: z.enum(severities).nullable(),
        by: personReference.nullable(),
        detail: maybeText,
      }),
    ),
  })
  .meta({ id: "GapWithHistory" });

const previewedGap = z
  .object({
    key: z.string(),
    rule: z.string(),
    severity: z.enum(severities),
    was: z.enum(severities).nullable().meta({ description: "The present severity, where the change gives another." }),
    capability: slugReference.nullable(),
    role: z.enum(roles).nullable(),
    control: maybeText,
    sentence: z.string(),
    fix: z.string(),
  })
  .meta({ id: "PreviewedGap" });

export const gapPreview = z
  .object({
    opens: z.number().int(),
    closes: z.number().int(),
    agents: z.array(
      z.object({
        agent: slugReference.nullable().meta({ description: "Null: gaps that belong to the organisation." }),
        opens: z.array(previewedGap),
        closes: z.array(previewedGap),
        changes: z.array(previewedGap),
      }),
    ),
    refused: z.array(z.object({ change: z.number().int(), rule: z.string(), message: z.string() })),
  })
  .meta({ id: "GapPreview" });

export const gapGroup = z
  .object({
    value: maybeText,
    name: maybeText,
    count: z.number().int(),
    overdue: z.number().int(),
    agents: z.number().int(),
    severity: z.enum(severities),
    dueAt: time,
    rules: z.array(z.string()),
    sentence: z.string(),
    fix: z.string(),
    closedBy,
    first: id,
  })
  .meta({ id: "GapGroup" });
