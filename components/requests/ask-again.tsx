"use client";

import Link from "next/link";
import { useState } from "react";
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
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Choice, TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { agentsSource } from "#components/ui/picker.tsx";
import { type FormState, useForm } from "#components/ui/use-form.ts";
import { autonomies, environments, inWords } from "#lib/registry/core/vocabulary.ts";
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
  parts: readonly { shown: Record<string, unknown> }[];
}

/** Whoever asked for a change that was sent back states it anew, and sends the same request again. */
export function AskAgain({ request, proposal }: { request: Asked; proposal: ChangeProposal }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button weight="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Change and ask again
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title={`Ask again: ${request.title}`}
        says={request.outcome ? `Asked of you: ${request.outcome}` : undefined}
      >
        <AgainForm request={request} proposal={proposal} onDone={() => setOpen(false)} />
      </Dialog>
    </>
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
  const becomes = request.parts[0]?.shown.becomes as { system?: string | null } | undefined;
  const form = useForm<ChangeTyped>({
    // Without a version everything is sent, also where nothing was changed: asking again as it was is allowed.
    start: { values: changeTyped(proposal, becomes?.system ?? null), version: undefined },
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
          <Link className="link" href={`/agents/${request.agent.slug}`}>
            the capability itself
          </Link>
          , which waits with this request.
        </p>
      ) : (
        <p className="text-sm text-soft">What of it reaches no further than today applies at once.</p>
      )}
    </Form>
  );
}

type Typing = { form: FormState<ChangeTyped> };

const fields: Partial<Record<string, (typing: Typing) => React.ReactNode>> = {
  action: ActionField,
  system: SystemField,
  dataClassification: ClassificationField,
  tools: ToolsField,
  bounds: BoundsFields,
  grant: GrantFields,
  autonomy: ({ form: { values, set, error } }) => (
    <Choice
      label="Autonomy"
      value={values.autonomy}
      onValue={(value) => set("autonomy", value)}
      options={autonomies.map((value) => ({ value, label: inWords(value) }))}
      error={error("autonomy")}
    />
  ),
  autonomyReason: ({ form: { values, set, error } }) => (
    <TextArea
      label="Why not one level less"
      value={values.autonomyReason}
      onValue={(value) => set("autonomyReason", value)}
      rows={2}
      error={error("autonomyReason")}
    />
  ),
  environment: ({ form: { values, set, error } }) => (
    <Choice
      label="Environment"
      value={values.environment}
      onValue={(value) => set("environment", value)}
      options={environments.map((value) => ({ value, label: inWords(value) }))}
      error={error("environment")}
    />
  ),
  delegatesTo: ({ form: { values, set, error } }) => (
    <Several
      label="Hands work to"
      source={agentsSource}
      value={values.delegatesTo}
      onValue={(value) => set("delegatesTo", value)}
      error={error("delegatesTo") ?? error("delegatesTo.0")}
    />
  ),
};

function GrantFields({ form: { values, set, error } }: Typing) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="From"
          type="date"
          value={values.startsAt}
          onValue={(value) => set("startsAt", value)}
          error={error("grant.startsAt")}
        />
        <TextField
          label="Until"
          type="date"
          value={values.endsAt}
          onValue={(value) => set("endsAt", value)}
          error={error("grant.endsAt")}
        />
      </div>
      <TextArea
        label="Why it is granted"
        value={values.reason}
        onValue={(value) => set("reason", value)}
        rows={2}
        error={error("grant.reason")}
      />
    </>
  );
}
