"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { TextField } from "#components/ui/field.tsx";
import { fieldOf } from "#components/ui/field-of.ts";
import { FormFoot } from "#components/ui/form.tsx";
import { changedFrom } from "#components/ui/form-merge.ts";
import { useGo } from "#components/ui/going.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { leaveBy, useUnsaved } from "#components/ui/unsaved.ts";
import type { createCampaign } from "#lib/reviews/create-campaign.ts";
import type { editCampaign } from "#lib/reviews/edit-campaign.ts";
import { CampaignDateFields } from "./campaign-date-fields.tsx";
import { type CampaignDraft, type CampaignTyping, settingsOf } from "./campaign-draft.ts";
import { CampaignPreview, usePreview } from "./campaign-preview.tsx";
import { CampaignScopeFields } from "./campaign-scope-fields.tsx";
import { StageFields } from "./stage-fields.tsx";

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
  const holds = !saved && Object.keys(changedFrom(first, draft)).length > 0;
  useUnsaved(holds);
  const error = (path: string) => messageFor(problem, path) ?? messageFor(refused, path);
  const typing: CampaignTyping = {
    values: draft,
    set: (name, value) => setDraft((before) => ({ ...before, [name]: value })),
    error,
  };
  const field = fieldOf(typing);
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
            "startsAt",
            "recurrence",
            "timeZone",
            "defaultReviewer",
          ]}
        />
        <TextField label="Name" {...field("name")} maxLength={200} />
        <CampaignScopeFields {...typing} />
        <Section id="stages" title="Who is asked">
          <StageFields stages={draft.stages} onStages={(stages) => typing.set("stages", stages)} messageFor={error} />
          <div className="mt-4">
            <Picker
              label="Default reviewer"
              hint="Asked where nobody resolves, so that no item blocks the launch."
              optional
              source={peopleSource}
              {...field("defaultReviewer")}
            />
          </div>
        </Section>
        <CampaignDateFields {...typing} />
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
          {error("scope") ? (
            <Notice tone="attention" title="It cannot open like this">
              {error("scope")}
            </Notice>
          ) : (
            <CampaignPreview preview={preview} counting={counting} />
          )}
        </div>
      </aside>
    </div>
  );
}
