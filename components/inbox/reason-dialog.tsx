"use client";

import { type ReactNode, useState } from "react";
import { DecisionInSight } from "#components/requests/decision-in-sight.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { Refused } from "#components/ui/sending.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { Decision } from "#lib/inbox/core/decisions.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";
import type { readRequest } from "#lib/workflow/read-request.ts";
import { asksFor, reasonWords } from "./kind-words.ts";
import { useRead } from "./use-read.ts";

interface Asked {
  decision: Decision;
  item: InboxItem;
}
/** What was typed before for the same answer. */
type Typed = string | undefined;
/** The reason, and the item as it was in sight: its version is what the answer is about. */
type OnAnswer = (reason: string, seen: InboxItem) => void;

/** Asks why, before something is decided that needs a reason; what a request asks for stands above the question. */
export function ReasonDialog({
  asked,
  typed,
  onAnswer,
  onLeave,
}: {
  asked: Asked | null;
  typed: Typed;
  onAnswer: OnAnswer;
  onLeave: () => void;
}) {
  if (asked === null) return null;
  const ofRequest = asked.item.kind === "decision";
  return (
    <Dialog
      open
      onOpen={(open) => open || onLeave()}
      title={`${asked.decision.label}: ${asked.item.title}`}
      says={reasonWords(asked.item.kind)}
      calm={ofRequest}
      wide={ofRequest}
    >
      {ofRequest ? (
        <WhyInSight asked={asked} typed={typed} onAnswer={onAnswer} />
      ) : (
        <Why
          act={asked.decision.label}
          asks={asksFor(asked.item.kind)}
          typed={typed}
          onAnswer={(reason) => onAnswer(reason, asked.item)}
        />
      )}
    </Dialog>
  );
}

/** A decision of a request is given about what is in sight: it is read anew, and the answer is about that. */
function WhyInSight({
  asked: { decision, item },
  typed,
  onAnswer,
}: {
  asked: Asked;
  typed: Typed;
  onAnswer: OnAnswer;
}) {
  const { answer: request, problem } = useRead<typeof readRequest>(`/requests/${item.href.split("/").at(-1)}`);
  const theirs = request?.decisions.find(({ id, mayDecide }) => id === item.id && mayDecide);
  if (request === null)
    return (
      <div aria-live="polite">
        <Refused problem={problem} />
        {problem === null ? (
          <p className="text-sm text-soft">Reading what is asked for …</p>
        ) : (
          <ReadThere item={item} />
        )}
      </div>
    );
  if (theirs === undefined)
    return (
      <p className="text-sm">
        This waits for you no longer: it was decided or asked of somebody else meanwhile. <ReadThere item={item} />
      </p>
    );
  return (
    <Why
      act={decision.label}
      asks={asksFor(item.kind)}
      typed={typed}
      onAnswer={(reason) => onAnswer(reason, { ...item, version: request.version })}
    >
      <DecisionInSight request={request} decision={theirs} />
    </Why>
  );
}

const ReadThere = ({ item }: { item: InboxItem }) => (
  <a className="link" href={item.href}>
    Read the request
  </a>
);

function Why({
  act,
  asks,
  typed = "",
  onAnswer,
  children,
}: {
  act: string;
  asks: string;
  typed: Typed;
  onAnswer: (reason: string) => void;
  children?: ReactNode;
}) {
  const [reason, setReason] = useState(typed);
  const holds = reason.trim() !== "";
  useUnsaved(holds);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (holds) onAnswer(reason.trim());
      }}
    >
      {children}
      <TextArea label={asks} value={reason} onValue={setReason} maxLength={1000} />
      <FormFoot holds={holds} busy={false} disabled={!holds} act={act} />
    </form>
  );
}
