"use client";

import { Button } from "#components/ui/button.tsx";
import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { choicesOf } from "#components/ui/options.ts";
import { Picker, systemsSource } from "#components/ui/picker.tsx";
import { actions, dataClassifications } from "#lib/registry/core/vocabulary.ts";
import { FormGroup } from "./form-group.tsx";
import { type CapabilityDraft, emptyCapability } from "./registration-form.ts";

/** What the agent may do, one small row per capability. */
export function CapabilityRows({
  capabilities,
  onCapabilities,
  error,
}: {
  capabilities: readonly CapabilityDraft[];
  onCapabilities: (capabilities: readonly CapabilityDraft[]) => void;
  error: (path: string) => string | undefined;
}) {
  const change = (changed: CapabilityDraft) =>
    onCapabilities(capabilities.map((one) => (one.key === changed.key ? changed : one)));
  return (
    <FormGroup
      title="What it may do"
      says="Each capability is one thing that it may do to one system. Grants and bounds follow on its page."
    >
      {capabilities.map((capability, index) => {
        const set = (part: Partial<CapabilityDraft>) => change({ ...capability, ...part });
        const path = (field: string) => error(`capabilities.${capability.key}.${field}`);
        return (
          <div key={capability.key} className="grid gap-3 border-l-2 border-line pl-3">
            <TextField
              label={index === 0 ? "Capability" : `Capability ${index + 1}`}
              placeholder="Refund up to 500 EUR"
              value={capability.name}
              onValue={(name) => set({ name })}
              maxLength={200}
              error={path("name")}
            />
            <Pair>
              <Choice
                label="Action"
                value={capability.action}
                onValue={(action) => set({ action })}
                options={choicesOf(actions)}
                error={path("action")}
              />
              <Picker
                label="System"
                source={systemsSource}
                value={capability.system}
                onValue={(system) => set({ system })}
                error={path("system")}
              />
              <Choice
                label="Data classification"
                value={capability.dataClassification}
                onValue={(dataClassification) => set({ dataClassification })}
                options={choicesOf(dataClassifications)}
                error={path("dataClassification")}
              />
              <Choice
                label="Can be undone"
                value={capability.reversible}
                onValue={(reversible) => set({ reversible })}
                options={[
                  { value: "yes", label: "Yes" },
                  { value: "no", label: "No" },
                ]}
                error={path("reversible")}
              />
            </Pair>
            {capabilities.length > 1 ? (
              <p>
                <Button
                  weight="quiet"
                  className="-ml-2 h-7"
                  onClick={() => onCapabilities(capabilities.filter((one) => one !== capability))}
                >
                  Take it out<span className="sr-only">: {capability.name || `capability ${index + 1}`}</span>
                </Button>
              </p>
            ) : null}
          </div>
        );
      })}
      <p>
        <Button onClick={() => onCapabilities([...capabilities, emptyCapability(crypto.randomUUID())])}>
          Add another capability
        </Button>
      </p>
    </FormGroup>
  );
}
