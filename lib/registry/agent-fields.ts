import { z } from "zod";
import { line, moment, oneOf, reference, slug, text, url } from "#lib/verbs/fields.ts";
import { autonomies, credentialKinds, environments, hostings, interactions } from "./core/vocabulary.ts";

const flag = z.boolean({ error: "Say true or false." });

/** Whether an answer of R54 is given, by whom and when. */
const approval = z.strictObject({ by: reference.nullable(), at: moment.optional() }).nullable().optional();

const unit = z.strictObject({ unit: line(200), owner: reference.nullable().optional() });

/** The same entry twice is refused at the second. */
const once = <Entry>(key: (entry: Entry) => string, message: string) => ({
  check: (entries: Entry[]) => new Set(entries.map(key)).size === entries.length,
  message,
});

const unitsOnce = once<{ unit: string }>((entry) => entry.unit.toLowerCase(), "Name each business unit once.");
const namesOnce = once<string>((entry) => entry, "Name each once.");

const names = z.array(reference).max(200, "At most 200.").refine(namesOnce.check, namesOnce.message);

/**
 * What can be said of an agent, at registration and in edits alike; null clears, absent says nothing. Nested objects
 * change the members named (R52).
 */
export const agentFields = {
  purpose: text(4000).nullable().optional(),
  taskBoundary: text(4000).nullable().optional(),
  acceptableOutcomes: text(4000).nullable().optional(),
  businessUnit: line(200).nullable().optional(),
  interaction: oneOf(interactions).nullable().optional(),
  hosting: oneOf(hostings).nullable().optional(),
  vendor: line(200).nullable().optional(),
  vendorReferences: z.array(line(500)).max(50, "At most 50.").optional(),
  model: line(200).nullable().optional(),
  promptDigest: line(200).nullable().optional(),
  orchestrator: z
    .strictObject({ name: line(200).nullable().optional(), hosting: oneOf(hostings).nullable().optional() })
    .nullable()
    .optional(),
  vendorOwners: z
    .strictObject({ dataClassification: reference.nullable().optional(), outputs: reference.nullable().optional() })
    .nullable()
    .optional(),
  autonomy: oneOf(autonomies).nullable().optional(),
  autonomyReason: text(2000).nullable().optional(),
  residualRisk: z
    .strictObject({
      statement: text(4000).nullable().optional(),
      acceptedBy: reference.nullable().optional(),
      acceptedAt: moment.optional(),
    })
    .nullable()
    .optional(),
  approvals: z.strictObject({ identity: approval, scope: approval, oversight: approval }).optional(),
  customerFacing: flag.nullable().optional(),
  usesRetrieval: flag.nullable().optional(),
  usesMcp: flag.nullable().optional(),
  environment: oneOf(environments).nullable().optional(),
  workloadIdentity: line(500).nullable().optional(),
  credential: z
    .strictObject({
      kind: oneOf(credentialKinds).nullable().optional(),
      ttlSeconds: z
        .number({ error: "Write a number of seconds." })
        .int("Write whole seconds.")
        .min(1, "At least one second.")
        .max(2_147_483_647, "That is longer than anything lives.")
        .nullable()
        .optional(),
    })
    .nullable()
    .optional(),
  sharedByUnits: z.array(unit).max(100, "At most 100.").refine(unitsOnce.check, unitsOnce.message).optional(),
  delegatesTo: names.optional(),
  dataSources: names.optional(),
  playbookUrl: url.nullable().optional(),
  escalation: text(2000).nullable().optional(),
  retirementPlan: text(4000).nullable().optional(),
  /** When its purpose ends: from then on its retirement is proposed. */
  endsAt: moment.nullable().optional(),
};

export const agentName = line(200).meta({ example: "Refund agent" });

/** Where it was imported from, to find it again; only imports say it. */
export const importedFrom = line(500).optional();

export const newAgent = z.strictObject({ slug: slug.optional(), name: agentName, importedFrom, ...agentFields });
