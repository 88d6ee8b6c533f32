import { type NamedPerson, Nobody, PersonName } from "#components/people/person-name.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import { When } from "#components/ui/when.tsx";
import { inWords, type Role } from "#lib/registry/core/vocabulary.ts";
import type { StepKind } from "#lib/workflow/retirements/core/checklist.ts";
import { DoStep } from "./do-step.tsx";

export interface ChecklistStep {
  id: string;
  kind: StepKind;
  title: string;
  because: string;
  role: Role;
  person: NamedPerson | null;
  state: "open" | "done" | "waived";
  proof: string | null;
  proofUrl: string | null;
  proofDigest: string | null;
  doneBy: NamedPerson | null;
  doneFor: NamedPerson | null;
  doneAt: string | null;
  dependency: boolean;
  waivable: boolean;
  mine: boolean;
  version: number;
}

const ends: Partial<Record<StepKind, string>> = {
  end_delegation_from: "The delegation ends in the registry with it. Say what shows that it ended in fact.",
  end_delegation_to: "The delegation ends in the registry with it. Say what shows that it ended in fact.",
  revoke_grant: "The capability and its grant end in the registry with it. Say what shows that access is gone in fact.",
  revoke_credential: "It has no credential in the registry any more with it. Say what shows that it is dead in fact.",
  hand_over_data: "The data source is taken from it in the registry. Say where its data went, or that it was deleted.",
  close_controls: "The controls on it are marked as not applicable with it. Say what shows that they were closed.",
};

const marks = { open: "○", done: "●", waived: "◌" } as const;

/** The steps of a retirement, each with who is asked, and the proof once it is done. What others depend on says so. */
export function Checklist({
  retirement,
  steps,
  now,
}: {
  retirement: string;
  steps: readonly ChecklistStep[];
  now: number;
}) {
  return (
    <ol className="border-t border-line-strong">
      {steps.map((step) => (
        <li
          key={step.id}
          className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-b border-line py-2.5 md:grid-cols-[auto_1fr_13rem_8.5rem]"
        >
          <span className={step.state === "open" ? "text-soft" : "text-accent"} title={step.state}>
            <span aria-hidden="true">{marks[step.state]}</span>
            <span className="sr-only">{step.state}: </span>
          </span>
          <div className="min-w-0">
            <h3 className="font-medium break-words">
              {step.title}{" "}
              {step.dependency && step.state === "open" ? <Stamp tone="attention">others depend on it</Stamp> : null}
            </h3>
            <p className="text-sm text-soft break-words">{step.because}</p>
            {step.proof ? (
              <p className="mt-1 border-l-3 border-line pl-3 text-sm break-words">
                {step.state === "waived" ? "Waived: " : ""}
                {step.proof}
                {step.proofUrl ? (
                  <>
                    {" "}
                    <a className="link break-all" href={step.proofUrl} rel="noreferrer">
                      {step.proofUrl}
                    </a>
                  </>
                ) : null}
                {step.proofDigest ? (
                  <code className="mt-0.5 block font-mono text-xs break-all text-soft">sha256:{step.proofDigest}</code>
                ) : null}
              </p>
            ) : null}
          </div>
          <p className="col-start-2 min-w-0 text-sm md:col-start-3">
            {step.doneBy && step.doneAt ? (
              <>
                <PersonName person={step.doneBy} />
                {step.doneFor ? (
                  <span className="block">
                    <span className="text-soft">for</span> <PersonName person={step.doneFor} />
                  </span>
                ) : null}
                <span className="block text-soft">
                  <When at={step.doneAt} now={now} />
                </span>
              </>
            ) : (
              <>
                {step.person ? <PersonName person={step.person} /> : <Nobody>Nobody is asked</Nobody>}
                <span className="block text-soft">as {inWords(step.role)}</span>
              </>
            )}
          </p>
          <div className="not-printed col-start-2 flex items-start gap-1 md:col-start-4 md:justify-end">
            {step.mine ? <DoStep retirement={retirement} step={{ ...step, ends: ends[step.kind] ?? null }} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What the checklist would hold if it began now. */
export function PlannedChecklist({
  steps,
}: {
  steps: readonly { title: string; because: string; role: Role; dependency: boolean }[];
}) {
  return (
    <ol className="border-t border-line-strong">
      {steps.map(({ title, because, role, dependency }) => (
        <li key={title} className="grid gap-x-3 border-b border-line py-2 text-sm md:grid-cols-[1fr_13rem]">
          <div className="min-w-0">
            <span className="font-medium">{title}</span>{" "}
            {dependency ? <Stamp tone="attention">others depend on it</Stamp> : null}
            <span className="block text-soft">{because}</span>
          </div>
          <span className="text-soft">{inWords(role)}</span>
        </li>
      ))}
    </ol>
  );
}
