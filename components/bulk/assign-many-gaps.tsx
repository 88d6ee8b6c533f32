"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { assignGaps } from "#lib/gaps/assign-gaps.ts";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { startWork } from "./work.ts";

/** Gives several gaps to one person. It closes none of them: only the fact that each names does. */
export function AssignManyGaps({ gaps, onDone }: { gaps: readonly GapAnswer[]; onDone: () => void }) {
  return (
    <DialogButton
      weight="primary"
      className="h-7"
      act="Assign"
      title={`Who is to close ${gaps.length === 1 ? "this gap" : `these ${inFigures(gaps.length)} gaps`}?`}
      says={consequence(gaps)}
    >
      {(close) => (
        <AssignForm
          gaps={gaps}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </DialogButton>
  );
}

/** What the choice means, before it is made. */
function consequence(gaps: readonly GapAnswer[]): string {
  const agents = new Set(gaps.map(({ agent }) => agent?.id)).size;
  const taken = gaps.filter(({ assignee }) => assignee !== null).length;
  const facts = new Set(gaps.map(({ closedBy }) => closedBy)).size;
  return [
    `They stand on ${agents === 1 ? "one agent" : `${inFigures(agents)} agents`}, and ${facts === 1 ? "one fact closes them" : `${inFigures(facts)} facts close them`}.`,
    taken === 0
      ? ""
      : `${inFigures(taken)} of them ${taken === 1 ? "is" : "are"} taken from somebody who has ${taken === 1 ? "it" : "them"} now.`,
    "Assigning changes nothing about the gaps themselves.",
  ]
    .filter(Boolean)
    .join(" ");
}

function AssignForm({ gaps, onDone }: { gaps: readonly GapAnswer[]; onDone: () => void }) {
  const [assignee, setAssignee] = useState<Pick | null>(null);
  useUnsaved(assignee !== null);
  const start = (to: Pick | null) => {
    void startWork({
      title: to
        ? `Assigning ${inFigures(gaps.length)} gaps to ${to.name}`
        : `Taking ${inFigures(gaps.length)} gaps from who has them`,
      items: gaps,
      name: ({ sentence }) => sentence,
      send: (piece) =>
        api.post<typeof assignGaps>("/gaps/assign", {
          gaps: piece.map(({ id }) => id),
          assignee: to?.reference ?? null,
        }),
    });
    onDone();
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (assignee) start(assignee);
      }}
    >
      <Picker label="Assignee" source={peopleSource} value={assignee} onValue={setAssignee} />
      <FormFoot
        holds={assignee !== null}
        busy={false}
        disabled={!assignee}
        act={`Assign ${counted(gaps.length, "gap", "gaps")}`}
        danger={gaps.some((gap) => gap.assignee) ? <Button onClick={() => start(null)}>Nobody</Button> : null}
      />
    </form>
  );
}
