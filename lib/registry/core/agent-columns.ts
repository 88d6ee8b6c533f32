import type { Instant } from "#lib/platform/core/clock.ts";

/** A nested object of the API: undefined says nothing, null clears all of its members. */
type Nested<Members> = { [Name in keyof Members]?: Members[Name] | undefined } | null | undefined;

/** A member of a nested object as its column: cleared with the whole, absent when not named. */
function member<Members extends object, Name extends keyof Members>(
  nested: Nested<Members>,
  name: Name,
): Members[Name] | null | undefined {
  return nested === null ? null : nested?.[name];
}

/** The people of the nested objects, resolved to ids under the paths of the API. */
export interface AgentPeople {
  "vendorOwners.dataClassification"?: string | null | undefined;
  "vendorOwners.outputs"?: string | null | undefined;
  "residualRisk.acceptedBy"?: string | null | undefined;
  "approvals.identity.by"?: string | null | undefined;
  "approvals.scope.by"?: string | null | undefined;
  "approvals.oversight.by"?: string | null | undefined;
}

interface NestedFields {
  orchestrator?: Nested<{ name: string | null; hosting: "internal" | "vendor" | null }>;
  credential?: Nested<{
    kind: "none" | "ephemeral" | "short_lived" | "long_lived" | "shared_account" | null;
    ttlSeconds: number | null;
  }>;
  residualRisk?: Nested<{ statement: string | null; acceptedBy: string | null; acceptedAt: Instant }>;
  approvals?:
    | {
        [Question in "identity" | "scope" | "oversight"]?:
          | { by: string | null; at?: Instant | undefined }
          | null
          | undefined;
      }
    | undefined;
  endsAt?: Instant | null | undefined;
}

/** When something was said by somebody: now unless stated, null when nobody says it any more, undefined when not named. */
function saidAt(by: string | null | undefined, stated: Instant | undefined, now: Instant): Date | null | undefined {
  if (by === undefined) return undefined;
  return by === null ? null : new Date(stated ?? now);
}

/**
 * The nested objects of the API as columns of the agent; undefined where nothing was said. Naming who approved or
 * accepted dates it; taking the name away takes the date away.
 */
export function nestedColumns(fields: NestedFields, people: AgentPeople, now: Instant) {
  const approver = (question: "identity" | "scope" | "oversight") =>
    fields.approvals?.[question] === null ? null : people[`approvals.${question}.by`];
  const acceptedBy = fields.residualRisk === null ? null : people["residualRisk.acceptedBy"];
  return {
    orchestratorName: member(fields.orchestrator, "name"),
    orchestratorHosting: member(fields.orchestrator, "hosting"),
    credentialKind: member(fields.credential, "kind"),
    credentialTtlSeconds: member(fields.credential, "ttlSeconds"),
    residualRiskStatement: member(fields.residualRisk, "statement"),
    residualRiskAcceptedById: acceptedBy,
    residualRiskAcceptedAt: saidAt(acceptedBy, fields.residualRisk?.acceptedAt, now),
    vendorDataClassificationOwnerId: people["vendorOwners.dataClassification"],
    vendorOutputsOwnerId: people["vendorOwners.outputs"],
    identityApprovedById: approver("identity"),
    identityApprovedAt: saidAt(approver("identity"), fields.approvals?.identity?.at, now),
    scopeApprovedById: approver("scope"),
    scopeApprovedAt: saidAt(approver("scope"), fields.approvals?.scope?.at, now),
    oversightApprovedById: approver("oversight"),
    oversightApprovedAt: saidAt(approver("oversight"), fields.approvals?.oversight?.at, now),
    endsAt: typeof fields.endsAt === "number" ? new Date(fields.endsAt) : fields.endsAt,
  };
}
