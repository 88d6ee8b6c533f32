import { z } from "zod";
import { line, moment, oneOf, reference, text, url } from "#lib/verbs/fields.ts";
import { actions, dataClassifications } from "./core/vocabulary.ts";

const counted = (most: number) =>
  z
    .number({ error: "Write a number." })
    .int("Write a whole number.")
    .min(0, "At least 0.")
    .max(most, `At most ${most}.`);

/** What a capability may do unattended: in words, or as limits of amount, rate, fan-out and time. */
const bounds = z.union(
  [
    text(2000).transform((words) => ({ text: words })),
    z
      .strictObject({
        text: text(2000).optional(),
        amount: z.number({ error: "Write a number." }).min(0, "At least 0.").max(1e15, "That is too much.").optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, "Use an ISO 4217 code such as EUR.")
          .optional(),
        perHour: counted(1_000_000_000).optional(),
        fanOut: counted(1_000_000_000).optional(),
        hours: line(200).optional(),
      })
      .refine((limits) => Object.keys(limits).length > 0, "Say at least one limit, or null."),
  ],
  { error: "Write the bounds as text, or as { text, amount, currency, perHour, fanOut, hours }." },
);

/** The period in which it is granted: who made the grant, who approved it, why, from when until when. */
const grant = z.strictObject({
  grantedBy: reference.nullable().optional(),
  approvedBy: reference.nullable().optional(),
  reason: text(2000).nullable().optional(),
  startsAt: moment.optional(),
  endsAt: moment.nullable().optional(),
});

/** What can be said of a capability, at its start and in edits alike; null clears, absent says nothing. */
export const capabilityFields = {
  action: oneOf(actions).nullable().optional(),
  system: reference.nullable().optional(),
  tools: z.array(line(200)).max(500, "At most 500.").optional(),
  dataClassification: oneOf(dataClassifications).nullable().optional(),
  reversible: z.boolean({ error: "Say true or false." }).nullable().optional(),
  bounds: bounds.nullable().optional(),
  monitoring: text(2000).nullable().optional(),
  revocation: z
    .strictObject({
      path: text(2000).nullable().optional(),
      expectedMinutes: counted(5_256_000).nullable().optional(),
    })
    .nullable()
    .optional(),
  playbookUrl: url.nullable().optional(),
  grant: grant.nullable().optional(),
  /** What a source suggests and nobody confirmed; shown beside the field, never counted. */
  hints: z.strictObject({ action: oneOf(actions).optional(), from: line(500).optional() }).optional(),
};

export type GrantInput = z.output<typeof grant>;

export const capabilityName = line(200).meta({ example: "Pay out a refund" });
