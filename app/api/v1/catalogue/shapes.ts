import { z } from "zod";

/** The small shapes that every answer of the API is made of. */
export const id = z.uuid().meta({ example: "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80" });
export const time = z.iso.datetime().meta({ example: "2026-01-31T12:00:00.000Z" });
export const version = z.number().int().meta({ description: "Also the ETag." });
export const maybeText = z.string().nullable();
/** The seats of what something is about, where that is an agent or a capability. */
export const seatStrip = z.string().meta({
  description:
    "The seat strip: nine letters of an agent, five of a capability; a capital answers, x is closed because what it is about has ended. Empty where it is not judged.",
  example: "FFWeFSAC-",
});
export const heldSeats = z.string().meta({
  description:
    "The seats that the person holds: a letter of the seat strip with how many, the worst first. Empty where they hold none.",
  example: "u1 W2 F14",
});
export const closedBy = z
  .string()
  .meta({ description: "The one fact that would close it: gaps with the same value close together." });

export const personReference = z
  .object({ id, email: z.string().meta({ example: "mira.chen@example.com" }), name: z.string() })
  .meta({ id: "PersonReference" });
export const slugReference = z
  .object({ id, slug: z.string().meta({ example: "refund-agent" }), name: z.string() })
  .meta({ id: "Reference" });

/** A page of a list. */
export const pageOf = (row: z.ZodType) =>
  z.object({
    data: z.array(row),
    nextCursor: maybeText.meta({ description: "Pass it as `cursor` to continue; null on the last page." }),
    total: z.number().int().meta({ description: "Exact, over all pages." }),
  });

/** What a write of many things answers: what became of each, in the order in which they were asked for. */
export const bulkOf = (each: z.ZodType, more: z.ZodRawShape = {}) =>
  z.object({
    results: z.array(
      z.union([
        z.object({ index: z.number().int(), done: z.literal(true), answer: each }),
        z.object({
          index: z.number().int(),
          done: z.literal(false),
          rule: z.string(),
          message: z.string(),
          errors: z.array(z.object({ path: z.string(), message: z.string() })),
        }),
      ]),
    ),
    done: z.number().int(),
    refused: z.number().int(),
    dryRun: z.boolean(),
    ...more,
  });

const consequent = z.array(z.object({ id, rule: z.string(), severity: z.string(), sentence: z.string() }));
/** Which gaps a change opens and closes. */
export const consequence = { opens: consequent, closes: consequent };
