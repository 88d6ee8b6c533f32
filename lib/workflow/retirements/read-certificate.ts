import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "#lib/evidence/core/entry.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { query } from "#lib/verbs/query.ts";
import { certificateOf } from "./core/certificate.ts";
import { readRetirementById, stepsOf } from "./store.ts";
import { agentOfCertificate, entriesOfRetirement } from "./store-certificate.ts";

/**
 * The certificate of a retirement that is over: who did what, with which proof, and the evidence of each step by number
 * and hash (R94). As canonical JSON, so that its digest is the same wherever it is computed.
 */
export const readCertificate = query({
  may: "evidence.read",
  summary: "Read the certificate of a retirement",
  input: z.strictObject({ retirement: z.string().max(100) }),
  async read(queryable, input) {
    const retirement = await readRetirementById(queryable, input.retirement);
    const steps = await stepsOf(queryable, retirement.id);
    const entries = await entriesOfRetirement(queryable, retirement.agent.id, [
      retirement.id,
      ...steps.map(({ id }) => id),
    ]);
    const certificate = certificateOf(
      retirement,
      await agentOfCertificate(queryable, retirement.agent.id),
      steps,
      entries,
    );
    if (certificate === null)
      throw new Refusal(
        "conflict",
        "not-retired",
        "It is certified once it is verified, when nothing can change any more.",
      );
    const text = canonicalJson(certificate);
    return { certificate, text, digest: createHash("sha256").update(text).digest("hex"), slug: retirement.agent.slug };
  },
});

export type ReadCertificate = Awaited<ReturnType<typeof readCertificate>>;
