import { Button } from "#components/ui/button.tsx";
import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { Section } from "#components/ui/page-head.tsx";
import { actions, dataClassifications, environments, hostings, riskTiers } from "#lib/registry/core/vocabulary.ts";
import type { CampaignTyping } from "./campaign-draft.ts";

const tierChoices = [
  { value: "low", label: "Low" },
  { value: "moderate", label: "Moderate" },
  { value: "high,critical", label: "High and critical" },
  { value: "critical", label: "Critical" },
  { value: riskTiers.slice(1).join(","), label: "Moderate and above" },
];
const scopeFields: readonly { name: string; label: string; options: { value: string; label: string }[] }[] = [
  { name: "capabilityTier", label: "Tier of the capability", options: tierChoices },
  { name: "riskTier", label: "Tier of the agent", options: tierChoices },
  { name: "hosting", label: "Hosting", options: optionsOf(hostings) },
  { name: "environment", label: "Environment", options: optionsOf(environments) },
  { name: "action", label: "Action", options: optionsOf(actions) },
  { name: "dataClassification", label: "Data", options: optionsOf(dataClassifications) },
  { name: "state", label: "Agents that are", options: optionsOf(["active", "suspended"]) },
];

/** Which capabilities a campaign is about; a value that no menu offers is kept, and can be taken away. */
export function CampaignScopeFields({ values: draft, set, error }: CampaignTyping) {
  const scoped = (name: string): string => {
    const value = draft.scope[name];
    return typeof value === "string" ? value : "";
  };
  const narrow = (name: string, value: string) => set("scope", { ...draft.scope, [name]: value });
  const chosen = ["agents", "capabilities"].flatMap((name) => {
    const value = draft.scope[name];
    return Array.isArray(value) ? [{ name, count: value.length }] : [];
  });
  return (
    <Section
      id="scope"
      title="What is reviewed"
      says="Nothing chosen: every capability of every agent that has access."
    >
      <Pair>
        <TextField
          label="Agent name"
          placeholder="Any part of it"
          optional
          value={scoped("q")}
          onValue={(value) => narrow("q", value)}
          maxLength={200}
        />
        <TextField
          label="Business unit"
          optional
          value={scoped("businessUnit")}
          onValue={(value) => narrow("businessUnit", value)}
          maxLength={200}
          error={error("scope.businessUnit")}
        />
        {scopeFields.map(({ name, label, options }) => (
          <Choice
            key={name}
            label={label}
            value={scoped(name)}
            onValue={(value) => narrow(name, value)}
            options={
              scoped(name) === "" || options.some(({ value }) => value === scoped(name))
                ? options
                : [...options, { value: scoped(name), label: scoped(name).replaceAll(",", ", ") }]
            }
            none="Any"
          />
        ))}
      </Pair>
      {chosen.map(({ name, count }) => (
        <p key={name} className="mt-2 text-sm">
          Only {count} chosen {name}.{" "}
          <Button weight="quiet" onClick={() => narrow(name, "")}>
            Take that away
          </Button>
        </p>
      ))}
    </Section>
  );
}
