"use client";

import { useRef, useState } from "react";
import { api, messageFor, type Problem } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { useGo } from "#components/ui/going.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { useLetters } from "#components/ui/use-letters.ts";
import type { Answer } from "#lib/reviews/core/vocabulary.ts";
import type { decideItem } from "#lib/reviews/decide-item.ts";

const choices: readonly { answer: Answer; key: string; label: string; says: string }[] = [
  { answer: "certify", key: "c", label: "Certify", says: "It goes on as it is, with these people." },
  { answer: "change", key: "h", label: "Change", says: "It goes on, but not like this. Say what is to be different." },
  { answer: "revoke", key: "r", label: "Revoke", says: "It ends. It is suspended when the campaign closes." },
  { answer: "cannot_answer", key: "n", label: "Cannot answer", says: "Somebody else is asked instead." },
];

/** The answer to one item: chosen by pointer or by key, with its reason and a word on the residual risk. */
export function AnswerForm({
  campaign,
  item,
  residualRisk,
  asksForRisk,
  next,
  onAnswered,
}: {
  campaign: string;
  item: { id: string; version: number; lastChangeAt: string | null };
  residualRisk: string | null;
  asksForRisk: boolean;
  /** Where one goes on after the answer; null: one stays, and the page is read again. */
  next: string | null;
  onAnswered?: (answer: Answer) => void;
}) {
  const go = useGo();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [reason, setReason] = useState("");
  const [confirmed, setConfirmed] = useState(false);
  const [restated, setRestated] = useState("");
  const [saved, setSaved] = useState(false);
  useUnsaved(!saved && (reason.trim() !== "" || restated.trim() !== ""));
  const { busy, problem, send } = useSending();
  const form = useRef<HTMLFormElement>(null);

  useLetters("textarea, select, [role=dialog], input:not([type=radio], [type=checkbox])", ({ key }) => {
    const choice = choices.find((one) => one.key === key);
    if (choice === undefined) return false;
    setAnswer(choice.answer);
    form.current?.querySelector<HTMLInputElement>(`input[value=${choice.answer}]`)?.focus();
    return true;
  });

  const risk = asksForRisk && (answer === "certify" || answer === "change");
  const submit = () => {
    if (answer === null) return;
    return send(
      () =>
        api.post<typeof decideItem>(
          `/campaigns/${campaign}/items/${item.id}/decide`,
          {
            answer,
            reason: reason.trim() === "" ? null : reason,
            ...(risk ? { riskConfirmed: confirmed, riskStatement: restated.trim() === "" ? null : restated } : {}),
            lastChangeAt: item.lastChangeAt,
          },
          { version: item.version },
        ),
      {
        after: () => {
          setSaved(true);
          onAnswered?.(answer);
          if (next !== null) go(next);
        },
      },
    );
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Refused problem={problem} shown={["reason", "riskConfirmed", "riskStatement"]} />
      <Choices answer={answer} onAnswer={setAnswer} />
      {risk ? (
        <RiskAgain
          residualRisk={residualRisk}
          confirmed={confirmed}
          onConfirmed={setConfirmed}
          restated={restated}
          onRestated={setRestated}
          problem={problem}
        />
      ) : null}
      {answer !== null && answer !== "certify" ? (
        <div className="mt-3">
          <TextArea
            label="Reason"
            value={reason}
            onValue={setReason}
            rows={3}
            maxLength={2000}
            error={messageFor(problem, "reason")}
          />
        </div>
      ) : null}
      <div className="mt-3">
        <Button type="submit" weight="primary" disabled={answer === null || busy}>
          {choices.find((choice) => choice.answer === answer)?.label ?? "Answer"}
        </Button>
      </div>
    </form>
  );
}

const Choices = ({ answer, onAnswer }: { answer: Answer | null; onAnswer: (answer: Answer) => void }) => (
  <fieldset>
    <legend className="text-sm font-medium">Should it go on?</legend>
    <div className="mt-1 grid gap-1">
      {choices.map((choice) => (
        <label key={choice.answer} className="flex items-start gap-2 rounded-md px-1 py-1 hover:bg-hover">
          <input
            type="radio"
            name="answer"
            value={choice.answer}
            checked={answer === choice.answer}
            onChange={() => onAnswer(choice.answer)}
            className="mt-1 accent-accent"
          />
          <span>
            <span className="font-medium">{choice.label}</span>{" "}
            <kbd className="rounded-sm border border-line px-1 font-mono text-2xs text-soft">{choice.key}</kbd>
            <span className="block text-xs text-soft">{choice.says}</span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** What goes on with a risk: whoever says so has read it again, or says it anew (R89). */
function RiskAgain({
  residualRisk,
  confirmed,
  onConfirmed,
  restated,
  onRestated,
  problem,
}: {
  residualRisk: string | null;
  confirmed: boolean;
  onConfirmed: (confirmed: boolean) => void;
  restated: string;
  onRestated: (restated: string) => void;
  problem: Problem | null;
}) {
  const unconfirmed = messageFor(problem, "riskConfirmed");
  return (
    <div className="mt-3 border-t border-line pt-3">
      {residualRisk ? (
        <Tick label="I read the residual risk again, and it stands" checked={confirmed} onChecked={onConfirmed} />
      ) : null}
      {unconfirmed ? <p className="mt-1 text-xs text-critical">{unconfirmed}</p> : null}
      {confirmed ? null : (
        <div className="mt-2">
          <TextArea
            label={residualRisk ? "Or say it anew" : "What stays as a risk"}
            hint="Somebody has to accept what is said anew."
            value={restated}
            onValue={onRestated}
            rows={2}
            maxLength={4000}
            error={messageFor(problem, "riskStatement")}
          />
        </div>
      )}
    </div>
  );
}
