"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { changedFrom } from "#components/ui/form-merge.ts";
import { useGo } from "#components/ui/going.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { optionsFrom, optionsOf } from "#components/ui/options.ts";
import { Section } from "#components/ui/page-head.tsx";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { leaveBy, useUnsaved } from "#components/ui/unsaved.ts";
import { actions, dataClassifications, environments, hostings, riskTiers } from "#lib/registry/core/vocabulary.ts";
import type { Silence } from "#lib/reviews/core/vocabulary.ts";
import { silenceWords } from "#lib/reviews/core/words.ts";
import type { createCampaign } from "#lib/reviews/create-campaign.ts";
import type { editCampaign } from "#lib/reviews/edit-campaign.ts";
import { type CampaignDraft, settingsOf } from "./campaign-draft.ts";
import { CampaignPreview, usePreview } from "./campaign-preview.tsx";
import { StageFields } from "./stage-fields.tsx";

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
const rules = [
  { value: "FREQ=MONTHLY;INTERVAL=3", label: "Each quarter" },
  { value: "FREQ=MONTHLY;INTERVAL=6", label: "Each half-year" },
  { value: "FREQ=YEARLY", label: "Each year" },
];

/** Plans a campaign, or changes one that is a draft; beside it, what it would do. */
export function CampaignForm({
  draft: first,
  campaign,
}: {
  draft: CampaignDraft;
  /** The draft that is changed; null: a new one. */
  campaign: { id: string; version: number } | null;
}) {
  const go = useGo();
  const [draft, setDraft] = useState(first);
  const [saved, setSaved] = useState(false);
  const { busy, problem, send } = useSending();
  const { preview, problem: refused, counting } = usePreview(draft, campaign?.id ?? null);
  const set = (more: Partial<CampaignDraft>) => setDraft((before) => ({ ...before, ...more }));
  const holds = !saved && Object.keys(changedFrom(first, draft)).length > 0;
  useUnsaved(holds);
  const wrong = (path: string) => messageFor(problem, path) ?? messageFor(refused, path);
  const scoped = (name: string): string => {
    const value = draft.scope[name];
    return typeof value === "string" ? value : "";
  };
  const narrow = (name: string, value: string) => set({ scope: { ...draft.scope, [name]: value } });
  const page = campaign === null ? "/reviews" : `/reviews/${campaign.id}`;
  const save = () =>
    send(
      () => {
        const body = { name: draft.name, ...settingsOf(draft) };
        return campaign === null
          ? api.post<typeof createCampaign>("/campaigns", body)
          : api.patch<typeof editCampaign>(`/campaigns/${campaign.id}`, body, { version: campaign.version });
      },
      {
        after: ({ id }) => {
          setSaved(true);
          go(`/reviews/${id}`);
        },
        stay: true,
      },
    );
  const chosen = ["agents", "capabilities"].flatMap((name) => {
    const value = draft.scope[name];
    return Array.isArray(value) ? [{ name, count: value.length }] : [];
  });
  return (
    <div className="grid gap-x-10 lg:grid-cols-[1fr_22rem]">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Refused
          problem={problem}
          shown={[
            "name",
            "scope",
            "dueDays",
            "graceDays",
            "remindDaysBefore",
            "escalateDaysBefore",
            "recurrence",
            "timeZone",
          ]}
        />
        <TextField
          label="Name"
          value={draft.name}
          onValue={(name) => set({ name })}
          maxLength={200}
          error={wrong("name")}
        />
        <Section
          id="scope"
          title="What is reviewed"
          says="Nothing chosen: every capability of every agent that has access."
        >
          <Pair>
            <TextField
              label="Agents whose name contains"
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
              error={wrong("scope.businessUnit")}
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
              <Button weight="quiet" onClick={() => set({ scope: { ...draft.scope, [name]: "" } })}>
                Take that away
              </Button>
            </p>
          ))}
        </Section>
        <Section id="stages" title="Who is asked">
          <StageFields stages={draft.stages} onStages={(stages) => set({ stages })} messageFor={wrong} />
          <div className="mt-4">
            <Picker
              label="Default reviewer"
              hint="Asked where nobody resolves, so that no item blocks the launch."
              optional
              source={peopleSource}
              value={draft.defaultReviewer}
              onValue={(defaultReviewer) => set({ defaultReviewer })}
              error={wrong("defaultReviewer")}
            />
          </div>
        </Section>
        <Section id="dates" title="When">
          <Pair>
            <TextField
              label="Due after days"
              value={draft.dueDays}
              onValue={(dueDays) => set({ dueDays })}
              error={wrong("dueDays")}
            />
            <TextField
              label="Then closes after days"
              value={draft.graceDays}
              onValue={(graceDays) => set({ graceDays })}
              error={wrong("graceDays")}
            />
            <TextField
              label="Remind, days before it is due"
              value={draft.remindDaysBefore}
              onValue={(remindDaysBefore) => set({ remindDaysBefore })}
              error={wrong("remindDaysBefore")}
            />
            <TextField
              label="Ask managers, days before it is due"
              optional
              value={draft.escalateDaysBefore}
              onValue={(escalateDaysBefore) => set({ escalateDaysBefore })}
              error={wrong("escalateDaysBefore")}
            />
            <Choice
              label="When nobody answers"
              value={draft.silence}
              onValue={(silence) => set({ silence: silence as Silence })}
              options={optionsFrom(silenceWords)}
              none={null}
            />
            <TextField
              label="Starts, UTC"
              optional
              type="datetime-local"
              value={draft.startsAt}
              onValue={(startsAt) => set({ startsAt })}
              error={wrong("startsAt")}
            />
            <Choice
              label="Recurs"
              value={draft.recurrence}
              onValue={(recurrence) => set({ recurrence })}
              options={
                draft.recurrence === "" || rules.some(({ value }) => value === draft.recurrence)
                  ? rules
                  : [...rules, { value: draft.recurrence, label: draft.recurrence }]
              }
              none="Once"
            />
            <TextField
              label="Or by a rule (RFC 5545)"
              optional
              mono
              value={draft.recurrence}
              onValue={(recurrence) => set({ recurrence })}
              placeholder="FREQ=MONTHLY;BYDAY=1MO"
              error={wrong("recurrence")}
            />
            <TextField
              label="Time zone"
              value={draft.timeZone}
              onValue={(timeZone) => set({ timeZone })}
              error={wrong("timeZone")}
            />
          </Pair>
          <label className="mt-3 flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={draft.template}
              onChange={() => set({ template: !draft.template })}
            />
            Keep it as a template: others are made from it, itself it is not run
          </label>
        </Section>
        <div className="mt-6">
          <FormFoot
            holds={holds}
            busy={busy}
            disabled={draft.name.trim() === ""}
            act={campaign === null ? "Save as draft" : "Save changes"}
            back={{ says: "Leave it", go: () => leaveBy(() => go(page)) }}
          />
        </div>
      </form>
      <aside aria-label="Preview" className="mt-9 lg:mt-0">
        <div className="lg:sticky lg:top-4">
          {refused && refused.errors.length === 0 ? <Refused problem={refused} /> : null}
          {wrong("scope") ? (
            <Notice tone="attention" title="It cannot open like this">
              {wrong("scope")}
            </Notice>
          ) : (
            <CampaignPreview preview={preview} counting={counting} />
          )}
        </div>
      </aside>
    </div>
  );
}
