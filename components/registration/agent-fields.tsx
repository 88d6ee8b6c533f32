"use client";

import { Choice, Pair, TextArea, TextField } from "#components/ui/field.tsx";
import { fieldOf, type Typing } from "#components/ui/field-of.ts";
import { choicesOf } from "#components/ui/options.ts";
import { autonomies, credentialKinds, environments, hostings, interactions } from "#lib/registry/core/vocabulary.ts";
import { type AgentDraft, fieldNames } from "./agent-draft.ts";
import { FormGroup } from "./form-group.tsx";

/** The form whose agent the groups of fields state. */
export type AgentTyping = Typing<AgentDraft>;

const yesNoOptions = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** `decides`: whether who fills it in may say what the agent is for and where it ends (R16). */
export function PurposeFields({ decides = true, ...typing }: AgentTyping & { decides?: boolean }) {
  const field = fieldOf(typing);
  return (
    <FormGroup
      title="What it is for"
      says={
        decides
          ? "Someone who does not know it should see what it does and where it stops."
          : "Purpose, boundary and outcomes are its business owner's to change. Ask them, or an admin."
      }
    >
      <TextArea {...field("purpose")} label="Purpose" rows={2} disabled={!decides} />
      <TextArea
        {...field("taskBoundary")}
        disabled={!decides}
        label="Task boundary"
        hint="What it may do, and what it must leave to people."
        rows={2}
      />
      <TextArea {...field("acceptableOutcomes")} label="Acceptable outcomes" rows={2} disabled={!decides} />
      <Pair>
        <TextField {...field("businessUnit")} label="Business unit" />
      </Pair>
    </FormGroup>
  );
}

export function WorkingFields(typing: AgentTyping) {
  const field = fieldOf(typing);
  const draft = typing.values;
  const reasoned = draft.autonomy !== "" && draft.autonomy !== "suggests";
  return (
    <FormGroup title="How it works" says="These decide its tier. They must be stated before it can be submitted.">
      <Pair>
        <Choice {...field("interaction")} label="Interaction" options={choicesOf(interactions)} />
        <Choice {...field("autonomy")} label="Autonomy" options={choicesOf(autonomies)} />
        <Choice {...field("hosting")} label="Hosting" options={choicesOf(hostings)} />
        <Choice {...field("environment")} label="Environment" options={choicesOf(environments)} />
      </Pair>
      {reasoned || draft.autonomyReason ? (
        <TextArea
          {...field("autonomyReason")}
          label="Why this much autonomy"
          hint="Why the next lower level is not enough."
          rows={2}
        />
      ) : null}
      <div className="grid gap-3 sm:grid-cols-3">
        <Choice {...field("customerFacing")} label="Customer-facing" options={yesNoOptions} />
        <Choice {...field("usesRetrieval")} label="Uses retrieval" options={yesNoOptions} />
        <Choice {...field("usesMcp")} label="Uses MCP" options={yesNoOptions} />
      </div>
    </FormGroup>
  );
}

export function IdentityFields(typing: AgentTyping) {
  const field = fieldOf(typing);
  return (
    <FormGroup title="Identity and model">
      <TextField
        {...field("workloadIdentity")}
        label="Workload identity"
        hint="A SPIFFE ID, an OAuth client id, an Entra agent identity."
        mono
      />
      <Pair>
        <Choice
          {...field("credentialKind", "credential.kind")}
          label="Credential"
          options={choicesOf(credentialKinds)}
        />
        <TextField
          {...field("credentialTtl", "credential.ttlSeconds")}
          label="Lives for, in seconds"
          type="number"
          optional
        />
        <TextField {...field("model")} label="Model" />
        <TextField {...field("promptDigest")} label="Digest of the prompt" mono optional />
      </Pair>
    </FormGroup>
  );
}

export function ReadinessFields(typing: AgentTyping) {
  const field = fieldOf(typing);
  return (
    <FormGroup title="When something goes wrong, and at the end">
      <TextField {...field("playbookUrl")} label="Playbook" type="url" placeholder="https://" />
      <TextArea {...field("escalation")} label="Escalation" hint="Whom to call, in which order." rows={2} />
      <TextArea
        {...field("retirementPlan")}
        label="Retirement plan"
        hint="When and how it ends, and what happens to its data."
        rows={2}
      />
      <Pair>
        <TextField
          {...field("endsAt")}
          label={fieldNames.endsAt}
          hint="The day on which its purpose is over. Its retirement is proposed then; nothing stops before somebody approves it."
          type="date"
          optional
        />
      </Pair>
      <TextArea
        {...field("residualRisk", "residualRisk.statement")}
        label="Residual risk"
        hint="What can still go wrong with everything in place. A named person accepts it."
        rows={2}
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
