"use client";

import { capabilityLabels } from "#components/agents/capability-draft.ts";
import {
  ActionField,
  BoundsFields,
  ClassificationField,
  SystemField,
  ToolsField,
} from "#components/agents/capability-fields.tsx";
import { api } from "#components/api-client.ts";
import { Several } from "#components/registration/several.tsx";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Choice, Pair, TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { choicesOf } from "#components/ui/options.ts";
import { agentsSource } from "#components/ui/picker.tsx";
import { type FormState, useForm } from "#components/ui/use-form.ts";
import { autonomies, environments } from "#lib/registry/core/vocabulary.ts";
import type { ChangeProposal } from "#lib/workflow/core/change-proposal.ts";
import type { resubmitRequest } from "#lib/workflow/resubmit-request.ts";
import { type ChangeTyped, changeBody, changeTyped, fieldsAsked } from "./ask-again-draft.ts";

interface Asked {
  id: string;
  version: number;
  title: string;
  outcome: string | null;
  agent: { slug: string } | null;
  capability: { slug: string } | null;
  parts: readonly { part: string; shown: Record<string, unknown> }[];
}

/** Whoever asked for a change that was sent back states it anew, and sends the same request again. */
export function AskAgain({ request, proposal }: { request: Asked; proposal: ChangeProposal }) {
  return (
    <DialogButton
      weight="primary"
      act="Change and ask again"
      title={`Ask again: ${request.title}`}
      says={request.outcome ? `Asked of you: ${request.outcome}` : undefined}
    >
      {(close) => <AgainForm request={request} proposal={proposal} onDone={close} />}
    </DialogButton>
  );
}

const labels: Readonly<Record<string, string>> = {
  ...capabilityLabels,
  autonomy: "Autonomy",
  autonomyReason: "Why not one level less",
  environment: "Environment",
  delegatesTo: "Hands work to",
};

function AgainForm({ request, proposal, onDone }: { request: Asked; proposal: ChangeProposal; onDone: () => void }) {
  const reach = request.parts.find(({ part }) => part === "reach")?.shown as { system?: string | null } | undefined;
  const form = useForm<ChangeTyped>({
    // Without a version everything is sent, also where nothing was changed: asking again as it was is allowed.
    start: { values: changeTyped(proposal, reach?.system ?? null), version: undefined },
    save: (_changed, all) =>
      api.post<typeof resubmitRequest>(`/requests/${request.id}/resubmit`, changeBody(all, proposal), {
        version: request.version,
      }),
    done: onDone,
  });
  const asked = fieldsAsked(proposal);
  return (
    <Form form={form} labels={labels} act="Ask again">
      {asked.length === 0 ? (
        <p className="text-sm">It is asked for as the capability stands now.</p>
      ) : (
        asked.map((field) => {
          const Shown = fields[field];
          return Shown ? <Shown key={field} form={form} /> : null;
        })
      )}
      {proposal.what === "capability.create" && request.agent && request.capability ? (
        <p className="text-sm text-soft">
          All else is changed on{" "}
          <a className="link" href={`/agents/${request.agent.slug}`}>
            the capability itself
          </a>
          , which waits with this request.
        </p>
      ) : (
        <p className="text-sm text-soft">What of it reaches no further than today applies at once.</p>
      )}
    </Form>
  );
}

type OfForm = { form: FormState<ChangeTyped> };

const fields: Partial<Record<string, (of: OfForm) => React.ReactNode>> = {
  action: ActionField,
  system: SystemField,
  dataClassification: ClassificationField,
  tools: ToolsField,
  bounds: BoundsFields,
  grant: GrantFields,
  autonomy: ({ form: { field } }) => <Choice {...field("autonomy")} label="Autonomy" options={choicesOf(autonomies)} />,
  autonomyReason: ({ form: { field } }) => (
    <TextArea {...field("autonomyReason")} label="Why not one level less" rows={2} />
  ),
  environment: ({ form: { field } }) => (
    <Choice {...field("environment")} label="Environment" options={choicesOf(environments)} />
  ),
  delegatesTo: ({ form: { field, error } }) => (
    <Several
      {...field("delegatesTo")}
      label="Hands work to"
      source={agentsSource}
      error={error("delegatesTo") ?? error("delegatesTo.0")}
    />
  ),
};

function GrantFields({ form: { field } }: OfForm) {
  return (
    <>
      <Pair>
        <TextField {...field("startsAt", "grant.startsAt")} label="From" type="date" />
        <TextField {...field("endsAt", "grant.endsAt")} label="Until" type="date" />
      </Pair>
      <TextArea {...field("reason", "grant.reason")} label="Why it is granted" rows={2} />
    </>
  );
}
