import { iso } from "#lib/platform/core/clock.ts";
import type { ControlStatus, OrganisationFunction, Severity } from "#lib/registry/core/vocabulary.ts";
import type { PersonReference } from "#lib/registry/references.ts";
import type { ApplicableControl } from "./core/applicable-controls.ts";

/** A control on an agent, as the API shows it (R24, R25, R36). */
export interface AgentControlAnswer {
  control: { id: string; title: string };
  function: OrganisationFunction;
  weight: Severity;
  /** The fact by which it applies; null where it does not apply now. */
  because: string | null;
  owner: PersonReference | null;
  /** Named on the agent, else the organisation's default owner, else nobody. */
  ownedBy: ApplicableControl["ownedBy"];
  status: ControlStatus | null;
  evidenceUrl: string | null;
  testedAt: string | null;
  reason: string | null;
  /** Null until something is recorded. */
  version: number | null;
}

/** What applies to the agent with what is recorded of it. */
export const agentControlAnswer = (
  { control, because, owner, ownedBy, status, recorded }: ApplicableControl,
  version: number | null,
): AgentControlAnswer => ({
  control: { id: control.id, title: control.title },
  function: control.function,
  weight: control.weight,
  because,
  owner: owner && { id: owner.id, email: owner.email, name: owner.name },
  ownedBy,
  status,
  evidenceUrl: recorded?.evidenceUrl ?? null,
  testedAt: recorded === null || recorded.testedAt === null ? null : iso(recorded.testedAt),
  reason: recorded?.reason ?? null,
  version,
});
