"use client";

import { Choice, TextArea, TextField } from "#components/ui/field.tsx";
import { agentsSource, dataSourcesSource, Picker, peopleSource } from "#components/ui/picker.tsx";
import { hostings, inWords } from "#lib/registry/core/vocabulary.ts";
import type { Typing } from "./agent-fields.tsx";
import { FormGroup, Pair } from "./form-group.tsx";
import { Several } from "./several.tsx";
import { UnitsField } from "./units-field.tsx";

/** Asked of everybody, as an orchestrator may be a vendor's where the agent is not. */
export function VendorFields({ draft, set, error }: Typing) {
  const vendor = draft.hosting === "vendor" || draft.orchestratorHosting === "vendor";
  return (
    <FormGroup title="Vendor and orchestrator">
      <Pair>
        <TextField
          label="Orchestrator"
          value={draft.orchestratorName}
          onValue={(value) => set("orchestratorName", value)}
          error={error("orchestrator.name")}
          optional
        />
        <Choice
          label="Orchestrator runs"
          value={draft.orchestratorHosting}
          onValue={(value) => set("orchestratorHosting", value)}
          options={hostings.map((value) => ({ value, label: inWords(value) }))}
          error={error("orchestrator.hosting")}
        />
        <TextField
          label="Vendor"
          value={draft.vendor}
          onValue={(value) => set("vendor", value)}
          error={error("vendor")}
          optional={!vendor}
        />
      </Pair>
      {vendor || draft.vendorReferences ? (
        <>
          <TextArea
            label="Contract, policy and change references"
            hint="One in each line."
            rows={2}
            value={draft.vendorReferences}
            onValue={(value) => set("vendorReferences", value)}
            error={error("vendorReferences") ?? error("vendorReferences.0")}
          />
          <Pair>
            <Picker
              label="Owner of data classification"
              hint="Inside the organisation, for what the vendor gets."
              source={peopleSource}
              value={draft.vendorDataOwner}
              onValue={(value) => set("vendorDataOwner", value)}
              error={error("vendorOwners.dataClassification")}
            />
            <Picker
              label="Owner of outputs"
              hint="Inside the organisation, for what comes back."
              source={peopleSource}
              value={draft.vendorOutputsOwner}
              onValue={(value) => set("vendorOutputsOwner", value)}
              error={error("vendorOwners.outputs")}
            />
          </Pair>
        </>
      ) : null}
    </FormGroup>
  );
}

export function ReachFields({ draft, set, error }: Typing) {
  return (
    <FormGroup title="Reach" says="Who uses it, what it reads, and whom it hands work to.">
      <UnitsField value={draft.units} onValue={(value) => set("units", value)} error={error} />
      <Several
        label="Data sources"
        hint="What it reads for retrieval or context."
        source={dataSourcesSource}
        value={draft.dataSources}
        onValue={(value) => set("dataSources", value)}
        error={error("dataSources")}
      />
      <Several
        label="Hands work to"
        hint="Other agents."
        source={agentsSource}
        value={draft.delegatesTo}
        onValue={(value) => set("delegatesTo", value)}
        error={error("delegatesTo") ?? error("delegatesTo.0")}
      />
    </FormGroup>
  );
}
