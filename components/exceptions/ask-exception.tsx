"use client";

import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useGo } from "#components/ui/going.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { requestException } from "#lib/workflow/exceptions/request-exception.ts";

/** Asks security to accept a gap for a time. Nothing changes before somebody has decided. */
export function AskException({
  gap,
  weight = "quiet",
}: {
  gap: { id: string; sentence: string };
  weight?: "quiet" | "plain";
}) {
  return (
    <DialogButton
      weight={weight}
      className={weight === "quiet" ? "h-7" : ""}
      aria-label={`Ask for an exception: ${gap.sentence}`}
      act="Ask for an exception"
      title="Ask for an exception"
      says={
        <>
          {gap.sentence} Somebody of security decides, who neither asked nor holds the gap. Until the end it counts for
          nothing; then it is open again.
        </>
      }
    >
      {(close) => <AskForm gap={gap} onDone={close} />}
    </DialogButton>
  );
}

const labels = {
  reason: "Why it cannot be mended now",
  compensatingControl: "What is done meanwhile",
  endsAt: "Until the end of",
};

function AskForm({ gap, onDone }: { gap: { id: string }; onDone: () => void }) {
  const go = useGo();
  const form = useForm({
    start: { values: { reason: "", compensatingControl: "", endsAt: "" }, version: undefined },
    save: (_changed, { endsAt, ...said }) =>
      api.post<typeof requestException>("/exceptions", { gap: gap.id, ...said, endsAt: `${endsAt}T23:59:59.000Z` }),
    done: (asked) => {
      onDone();
      if (asked) go(`/exceptions/${asked.id}`);
    },
    stay: true,
  });
  const { values, field } = form;
  return (
    <Form
      form={form}
      labels={labels}
      act="Ask for the exception"
      ready={Object.values(values).every((said) => said.trim() !== "")}
    >
      <TextArea {...field("reason")} label={labels.reason} maxLength={2000} />
      <TextArea
        {...field("compensatingControl")}
        label={labels.compensatingControl}
        hint="The compensating control: what keeps the risk small until then."
        maxLength={2000}
      />
      <TextField {...field("endsAt")} label={labels.endsAt} type="date" />
    </Form>
  );
}
