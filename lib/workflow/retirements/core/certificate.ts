import type { Role } from "#lib/registry/core/vocabulary.ts";
import type { StepKind } from "./checklist.ts";

/** One entry of the evidence as a certificate names it: enough to find it again and to compare it. */
export interface CertifiedEntry {
  sequence: string;
  at: string;
  type: string;
  actor: string;
  hash: string;
}

/** Somebody at a moment, with what they said. */
export interface Said {
  by: string;
  at: string;
  words: string | null;
}

export interface CertifiedStep {
  number: number;
  kind: StepKind;
  title: string;
  because: string;
  role: Role;
  outcome: "done" | "waived";
  by: string;
  /** On whose behalf; left out where they acted in their own name. */
  for?: string;
  at: string;
  proof: string;
  proofUrl: string | null;
  proofDigest: string | null;
  /** The step's own entry first, then what ended with it. */
  evidence: readonly CertifiedEntry[];
}

/** That one agent is gone: who asked, agreed, did each step and verified, and which evidence says so. */
export interface Certificate {
  certificate: "retirement";
  version: 1;
  retirement: string;
  agent: { id: string; slug: string; name: string; purpose: string | null; workloadIdentity: string | null };
  reason: string;
  alternative: string | null;
  contact: string | null;
  requested: Said;
  approved: Said;
  startedAt: string;
  verified: Said;
  retiredAt: string;
  steps: readonly CertifiedStep[];
  /** Every entry about the retirement itself, in the order of the evidence. */
  evidence: readonly CertifiedEntry[];
}

/** An entry with what a step is found by. */
export interface KnownEntry extends CertifiedEntry {
  /** On whose behalf its actor acted, by the entry itself. */
  for: string | null;
  subjectId: string | null;
  correlationId: string;
}

interface Retired {
  id: string;
  reason: string;
  alternative: string | null;
  contact: string | null;
  requestedByName: string;
  requestedAt: string;
  decidedBy: { name: string } | null;
  decidedAt: string | null;
  decision: string | null;
  startedAt: string | null;
  verifiedBy: { name: string } | null;
  verifiedAt: string | null;
  verification: string | null;
  retiredAt: string | null;
}

interface ClosedStep {
  id: string;
  kind: StepKind;
  title: string;
  because: string;
  role: Role;
  state: "open" | "done" | "waived";
  proof: string | null;
  proofUrl: string | null;
  proofDigest: string | null;
  doneBy: { name: string } | null;
  doneAt: string | null;
}

/** What a step ends in the registry leaves entries of these types, under the step's own correlation. */
const effects = ["capability.ended", "agent.edited", "agentControl.edited"];

const plain = ({ sequence, at, type, actor, hash }: KnownEntry): CertifiedEntry => ({
  sequence,
  at,
  type,
  actor,
  hash,
});

const bySequence = (one: CertifiedEntry, other: CertifiedEntry): number =>
  BigInt(one.sequence) < BigInt(other.sequence) ? -1 : 1;

/**
 * The certificate of a retirement that is over, from its record and its evidence. Names are those of the evidence: they
 * stand as they were. Null while it is not over: nothing is certified that could still change.
 */
export function certificateOf(
  retirement: Retired,
  agent: Certificate["agent"],
  steps: readonly ClosedStep[],
  entries: readonly KnownEntry[],
): Certificate | null {
  const { decidedAt, startedAt, verifiedAt, retiredAt } = retirement;
  if (decidedAt === null || startedAt === null || verifiedAt === null || retiredAt === null) return null;
  const about = (id: string) => entries.filter(({ subjectId }) => subjectId === id).toSorted(bySequence);
  return {
    certificate: "retirement",
    version: 1,
    retirement: retirement.id,
    agent,
    reason: retirement.reason,
    alternative: retirement.alternative,
    contact: retirement.contact,
    requested: { by: retirement.requestedByName, at: retirement.requestedAt, words: retirement.reason },
    approved: { by: retirement.decidedBy?.name ?? "", at: decidedAt, words: retirement.decision },
    startedAt,
    verified: { by: retirement.verifiedBy?.name ?? "", at: verifiedAt, words: retirement.verification },
    retiredAt,
    steps: steps.flatMap((step, index): CertifiedStep[] => {
      if (step.state === "open" || step.doneAt === null) return [];
      const own = about(step.id);
      const behalf = own.at(-1)?.for ?? null;
      const together = entries
        .filter(
          ({ type, correlationId }) =>
            effects.includes(type) && own.some((entry) => entry.correlationId === correlationId),
        )
        .toSorted(bySequence);
      return [
        {
          number: index + 1,
          kind: step.kind,
          title: step.title,
          because: step.because,
          role: step.role,
          outcome: step.state,
          by: own.at(-1)?.actor ?? step.doneBy?.name ?? "",
          ...(behalf === null ? {} : { for: behalf }),
          at: step.doneAt,
          proof: step.proof ?? "",
          proofUrl: step.proofUrl,
          proofDigest: step.proofDigest,
          evidence: [...own, ...together].map(plain),
        },
      ];
    }),
    evidence: about(retirement.id).map(plain),
  };
}
