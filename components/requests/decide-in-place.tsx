"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { DecisionWord } from "#lib/workflow/core/request-vocabulary.ts";
import type { decideRequest } from "#lib/workflow/decide-request.ts";

/** Whoever is asked decides where they read: yes or no, always with a reason. */
export function DecideInPlace({
  request,
  slot,
  question,
}: {
  request: { id: string; version: number };
  slot: string;
  question: string;
}) {
  const { busy, problem, send } = useSending();
  const [reason, setReason] = useState("");
  const holds = reason.trim() !== "";
  useUnsaved(holds);
  const decide = (decision: DecisionWord) =>
    send(() =>
      api.post<typeof decideRequest>(
        `/requests/${request.id}/decide`,
        { slot, decision, reason: reason.trim() },
        { version: request.version },
      ),
    );
  return (
    <form
      aria-label={question}
      className="mt-2 grid max-w-2xl gap-2 border-l-3 border-accent pl-3 not-printed"
      onSubmit={(event) => {
        event.preventDefault();
        void decide("approve");
      }}
    >
      <Refused problem={problem} shown={["reason"]} />
      <TextArea
        label="Reason"
        hint="Kept in the evidence with your name. A no says what has to change."
        value={reason}
        onValue={setReason}
        maxLength={2000}
        rows={2}
        error={messageFor(problem, "reason")}
      />
      <FormFoot
        holds={holds}
        busy={busy}
        disabled={!holds}
        act="Approve"
        danger={
          <Button weight="danger" disabled={busy || !holds} onClick={() => decide("reject")}>
            Reject
          </Button>
        }
      />
    </form>
  );
}
