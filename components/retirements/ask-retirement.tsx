"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useGo } from "#components/ui/going.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { requestRetirement } from "#lib/workflow/retirements/request-retirement.ts";

/** Asks for the retirement of an agent. `off`: why it cannot be asked for now. */
export function AskRetirement({
  agent,
  version,
  off,
}: {
  agent: { slug: string; name: string };
  version: number;
  off: string | null;
}) {
  return (
    <DialogButton
      className={off === null ? "" : "border-dashed text-soft"}
      act="Ask to retire it"
      spoken={off === null ? undefined : "(not possible now; says why)"}
      title={off === null ? `Retire ${agent.name}` : "Ask to retire it: not now"}
      says={
        off ??
        "Somebody else approves. Then a checklist is made of everything that has to end, each step with a person and a proof, and other hands verify it."
      }
    >
      {(close) =>
        off === null ? (
          <AskForm agent={agent} version={version} onDone={close} />
        ) : (
          <div className="flex justify-end">
            <Button onClick={close}>Close</Button>
          </div>
        )
      }
    </DialogButton>
  );
}

const labels = {
  reason: "Why",
  alternative: "What to use instead",
  contact: "Whom to ask",
  scheduledAt: "Starts on",
};

function AskForm({ agent, version, onDone }: { agent: { slug: string }; version: number; onDone: () => void }) {
  const go = useGo();
  const form = useForm({
    start: { values: { reason: "", alternative: "", contact: "", scheduledAt: "" }, version: undefined },
    save: (_changed, { reason, alternative, contact, scheduledAt }) =>
      api.post<typeof requestRetirement>(
        `/agents/${agent.slug}/retire`,
        {
          reason,
          alternative: alternative.trim() || null,
          contact: contact.trim() || null,
          scheduledAt: scheduledAt === "" ? null : `${scheduledAt}T00:00:00.000Z`,
        },
        { version },
      ),
    done: (asked) => {
      onDone();
      if (asked) go(`/retirements/${asked.id}`);
    },
    stay: true,
  });
  const { values, field } = form;
  return (
    <Form form={form} labels={labels} act="Ask for the retirement" ready={values.reason.trim() !== ""}>
      <TextArea {...field("reason")} label={labels.reason} maxLength={2000} />
      <TextArea
        {...field("alternative")}
        label={labels.alternative}
        hint="Told to everybody who depends on it."
        optional
        rows={2}
        maxLength={2000}
      />
      <TextField {...field("contact")} label={labels.contact} optional maxLength={500} />
      <TextField
        {...field("scheduledAt")}
        label={labels.scheduledAt}
        hint="Left empty, it starts as soon as it is approved."
        optional
        type="date"
      />
    </Form>
  );
}
