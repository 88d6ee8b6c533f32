"use client";

import { Choice, Pair, TextArea, TextField } from "#components/ui/field.tsx";
import { fieldOf } from "#components/ui/field-of.ts";
import { choicesOf } from "#components/ui/options.ts";
import { agentsSource, dataSourcesSource, Picker, peopleSource } from "#components/ui/picker.tsx";
import { hostings } from "#lib/registry/core/vocabulary.ts";
import type { AgentTyping } from "./agent-fields.tsx";
import { FormGroup } from "./form-group.tsx";
import { Several } from "./several.tsx";
import { UnitsField } from "./units-field.tsx";

/** Asked of everybody, as an orchestrator may be a vendor's where the agent is not. */
export function VendorFields(typing: AgentTyping) {
  const field = fieldOf(typing);
  const { values: draft, error } = typing;
  const vendor = draft.hosting === "vendor" || draft.orchestratorHosting === "vendor";
  return (
    <FormGroup title="Vendor and orchestrator">
      <Pair>
        <TextField {...field("orchestratorName", "orchestrator.name")} label="Orchestrator" optional />
        <Choice
          {...field("orchestratorHosting", "orchestrator.hosting")}
          label="Orchestrator runs"
          options={choicesOf(hostings)}
        />
        <TextField {...field("vendor")} label="Vendor" optional={!vendor} />
      </Pair>
      {vendor || draft.vendorReferences ? (
        <>
          <TextArea
            {...field("vendorReferences")}
            label="Contract, policy and change references"
            hint="One in each line."
            rows={2}
            error={error("vendorReferences") ?? error("vendorReferences.0")}
          />
          <Pair>
            <Picker
              {...field("vendorDataOwner", "vendorOwners.dataClassification")}
              label="Owner of data classification"
              hint="Inside the organisation, for what the vendor gets."
              source={peopleSource}
            />
            <Picker
              {...field("vendorOutputsOwner", "vendorOwners.outputs")}
              label="Owner of outputs"
              hint="Inside the organisation, for what comes back."
              source={peopleSource}
            />
          </Pair>
        </>
      ) : null}
    </FormGroup>
  );
}

export function ReachFields(typing: AgentTyping) {
  const field = fieldOf(typing);
  const { error } = typing;
  return (
    <FormGroup title="Reach" says="Who uses it, what it reads, and whom it hands work to.">
      <UnitsField {...field("units")} error={error} />
      <Several
        {...field("dataSources")}
        label="Data sources"
        hint="What it reads for retrieval or context."
        source={dataSourcesSource}
      />
      <Several
        {...field("delegatesTo")}
        label="Hands work to"
        hint="Other agents."
        source={agentsSource}
        error={error("delegatesTo") ?? error("delegatesTo.0")}
      />
    </FormGroup>
  );
}
