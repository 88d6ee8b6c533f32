import type { ControlStatus } from "#lib/registry/core/vocabulary.ts";

/**
 * How far a control that applies to an agent has come (R36): nobody owns it; somebody owns it but nothing shows that it
 * works; or it was tested, which alone counts as working. `set_aside`: marked not applicable, with its reason.
 */
export const standings = ["unowned", "defined_only", "tested", "set_aside"] as const;
export type Standing = (typeof standings)[number];

/** What decides it. */
export interface ControlInHand {
  /** An active person owns it, named on the agent or by default. */
  ownerAnswers: boolean;
  status: ControlStatus | null;
  reason: string | null;
}

/** Intent told apart from operation: planned, in place and failing ones are defined, and no more (R36). */
export function standingOf({ ownerAnswers, status, reason }: ControlInHand): Standing {
  if (status === "not_applicable" && (reason ?? "").trim() !== "") return "set_aside";
  if (!ownerAnswers) return "unowned";
  return status === "tested" ? "tested" : "defined_only";
}

/** The same in SQL, over "AgentControl" ac and the "Person" p who owns it. A test holds both equal. */
export const standingSql = `CASE WHEN ac.status = 'not_applicable' AND btrim(COALESCE(ac.reason, ''), E' \\t\\n\\r') <> '' THEN 'set_aside'
  WHEN p.status IS DISTINCT FROM 'active' THEN 'unowned'
  WHEN ac.status = 'tested' THEN 'tested' ELSE 'defined_only' END`;
