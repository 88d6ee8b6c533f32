"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useSending } from "#components/ui/sending.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { EditableAssignment } from "./assignment-form.tsx";
import { AssignmentForm } from "./assignment-form.tsx";

/** What can be done about one holder of a seat: accept and attest for oneself, change and end where one may. */
export function AssignmentActions({
  assignment,
  self,
  mayEdit,
}: {
  assignment: EditableAssignment;
  /** The asker is the one named. */
  self: boolean;
  mayEdit: boolean;
}) {
  const { busy, problem, send } = useSending();
  const [open, setOpen] = useState(false);
  const say = (what: "accept" | "attest" | "decline") =>
    send(() => api.post(`/assignments/${assignment.id}/${what}`, {}, { version: assignment.version }));
  if (!self && !mayEdit) return null;
  return (
    <span className="not-printed inline-flex flex-wrap items-center gap-1">
      {self && !assignment.accepted ? (
        <>
          <Button className="h-7" disabled={busy} onClick={() => say("accept")}>
            Accept ownership<span className="sr-only"> as {inWords(assignment.role)}</span>
          </Button>
          <Button weight="quiet" className="h-7" disabled={busy} onClick={() => say("decline")}>
            Decline<span className="sr-only"> as {inWords(assignment.role)}</span>
          </Button>
        </>
      ) : null}
      {self && assignment.accepted ? (
        <Button weight="quiet" className="h-7" disabled={busy} onClick={() => say("attest")}>
          Attest<span className="sr-only"> as {inWords(assignment.role)}</span>
        </Button>
      ) : null}
      {mayEdit ? (
        <Button weight="quiet" className="h-7" onClick={() => setOpen(true)}>
          Change
          <span className="sr-only">
            {" "}
            {assignment.holder} as {inWords(assignment.role)}
          </span>
        </Button>
      ) : null}
      {problem ? (
        <span role="alert" className="text-xs text-critical">
          {problem.message}
        </span>
      ) : null}
      <Dialog open={open} onOpen={setOpen} title={`${assignment.holder} as ${inWords(assignment.role)}`}>
        <AssignmentForm assignment={assignment} onDone={() => setOpen(false)} />
      </Dialog>
    </span>
  );
}
