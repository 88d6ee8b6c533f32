"use client";

import { Choice, TextArea, TextField } from "#components/ui/field.tsx";
import {
  autonomies,
  credentialKinds,
  environments,
  hostings,
  interactions,
  inWords,
} from "#lib/registry/core/vocabulary.ts";
import { type AgentDraft, fieldNames } from "./agent-draft.ts";
import { FormGroup, Pair } from "./form-group.tsx";

export interface Typing {
  draft: AgentDraft;
  set: <Name extends keyof AgentDraft>(name: Name, value: AgentDraft[Name]) => void;
  /** What the API said about a field, by its path. */
  error: (path: string) => string | undefined;
}

const asOptions = (words: readonly string[]) => words.map((value) => ({ value, label: inWords(value) }));
const yesNoOptions = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
export function PurposeFields({ draft, set, error }: Typing) {
  return (
    <FormGroup title="What it is for" says="Someone who does not know it should see what it does and where it stops.">
      <TextArea
        label="Purpose"
        rows={2}
        value={draft.purpose}
        onValue={(value) => set("purpose", value)}
        error={error("purpose")}
      />
      <TextArea
        label="Task boundary"
        hint="What it may do, and what it must leave to people."
        rows={2}
        value={draft.taskBoundary}
        onValue={(value) => set("taskBoundary", value)}
        error={error("taskBoundary")}
      />
      <TextArea
        label="Acceptable outcomes"
        rows={2}
        value={draft.acceptableOutcomes}
        onValue={(value) => set("acceptableOutcomes", value)}
        error={error("acceptableOutcomes")}
      />
      <Pair>
        <TextField
          label="Business unit"
          value={draft.businessUnit}
          onValue={(value) => set("businessUnit", value)}
          error={error("businessUnit")}
        />
      </Pair>
    </FormGroup>
  );
}

export function WorkingFields({ draft, set, error }: Typing) {
  const reasoned = draft.autonomy !== "" && draft.autonomy !== "suggests";
  return (
    <FormGroup title="How it works" says="These decide its tier. They must be stated before it can be submitted.">
      <Pair>
        <Choice
          label="Interaction"
          value={draft.interaction}
          onValue={(value) => set("interaction", value)}
          options={asOptions(interactions)}
          error={error("interaction")}
        />
        <Choice
          label="Autonomy"
          value={draft.autonomy}
          onValue={(value) => set("autonomy", value)}
          options={asOptions(autonomies)}
          error={error("autonomy")}
        />
        <Choice
          label="Hosting"
          value={draft.hosting}
          onValue={(value) => set("hosting", value)}
          options={asOptions(hostings)}
          error={error("hosting")}
        />
        <Choice
          label="Environment"
          value={draft.environment}
          onValue={(value) => set("environment", value)}
          options={asOptions(environments)}
          error={error("environment")}
        />
      </Pair>
      {reasoned || draft.autonomyReason ? (
        <TextArea
          label="Why this much autonomy"
          hint="Why the next lower level is not enough."
          rows={2}
          value={draft.autonomyReason}
          onValue={(value) => set("autonomyReason", value)}
          error={error("autonomyReason")}
        />
      ) : null}
      <div className="grid gap-3 sm:grid-cols-3">
        <Choice
          label="Customer-facing"
          value={draft.customerFacing}
          onValue={(value) => set("customerFacing", value)}
          options={yesNoOptions}
          error={error("customerFacing")}
        />
        <Choice
          label="Uses retrieval"
          value={draft.usesRetrieval}
          onValue={(value) => set("usesRetrieval", value)}
          options={yesNoOptions}
          error={error("usesRetrieval")}
        />
        <Choice
          label="Uses MCP"
          value={draft.usesMcp}
          onValue={(value) => set("usesMcp", value)}
          options={yesNoOptions}
          error={error("usesMcp")}
        />
      </div>
    </FormGroup>
  );
}

export function IdentityFields({ draft, set, error }: Typing) {
  return (
    <FormGroup title="Identity and model">
      <TextField
        label="Workload identity"
        hint="A SPIFFE ID, an OAuth client id, an Entra agent identity."
        value={draft.workloadIdentity}
        onValue={(value) => set("workloadIdentity", value)}
        error={error("workloadIdentity")}
        mono
      />
      <Pair>
        <Choice
          label="Credential"
          value={draft.credentialKind}
          onValue={(value) => set("credentialKind", value)}
          options={asOptions(credentialKinds)}
          error={error("credential.kind")}
        />
        <TextField
          label="Lives for, in seconds"
          type="number"
          value={draft.credentialTtl}
          onValue={(value) => set("credentialTtl", value)}
          error={error("credential.ttlSeconds")}
          optional
        />
        <TextField label="Model" value={draft.model} onValue={(value) => set("model", value)} error={error("model")} />
        <TextField
          label="Digest of the prompt"
          value={draft.promptDigest}
          onValue={(value) => set("promptDigest", value)}
          error={error("promptDigest")}
          mono
          optional
        />
      </Pair>
    </FormGroup>
  );
}

export function ReadinessFields({ draft, set, error }: Typing) {
  return (
    <FormGroup title="When something goes wrong, and at the end">
      <TextField
        label="Playbook"
        type="url"
        placeholder="https://"
        value={draft.playbookUrl}
        onValue={(value) => set("playbookUrl", value)}
        error={error("playbookUrl")}
      />
      <TextArea
        label="Escalation"
        hint="Whom to call, in which order."
        rows={2}
        value={draft.escalation}
        onValue={(value) => set("escalation", value)}
        error={error("escalation")}
      />
      <TextArea
        label="Retirement plan"
        hint="When and how it ends, and what happens to its data."
        rows={2}
        value={draft.retirementPlan}
        onValue={(value) => set("retirementPlan", value)}
        error={error("retirementPlan")}
      />
      <Pair>
        <TextField
          label={fieldNames.endsAt}
          hint="The day on which its purpose is over. Its retirement is proposed then; nothing stops before somebody approves it."
          type="date"
          value={draft.endsAt}
          onValue={(value) => set("endsAt", value)}
          error={error("endsAt")}
          optional
        />
      </Pair>
      <TextArea
        label="Residual risk"
        hint="What can still go wrong with everything in place. A named person accepts it."
        rows={2}
        value={draft.residualRisk}
        onValue={(value) => set("residualRisk", value)}
        error={error("residualRisk.statement")}
      />
    </FormGroup>
  );
}

/** Paths of the API that have a field here. */
export const shownPaths = [
  "name",
  "purpose",
  "taskBoundary",
  "acceptableOutcomes",
  "businessUnit",
  "interaction",
  "autonomy",
  "hosting",
  "environment",
  "autonomyReason",
  "customerFacing",
  "usesRetrieval",
  "usesMcp",
  "workloadIdentity",
  "credential.kind",
  "credential.ttlSeconds",
  "model",
  "promptDigest",
  "vendor",
  "playbookUrl",
  "escalation",
  "retirementPlan",
  "endsAt",
  "residualRisk.statement",
] as const;
