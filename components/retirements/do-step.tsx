"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { doStep } from "#lib/workflow/retirements/do-step.ts";

interface Step {
  id: string;
  title: string;
  /** What is ended in the registry with it; null where only the proof tells. */
  ends: string | null;
  waivable: boolean;
  version: number;
}

/** Does or waives one step, with its proof. */
export function DoStep({ retirement, step }: { retirement: string; step: Step }) {
  const [asked, setAsked] = useState<"done" | "waive" | null>(null);
  const close = () => setAsked(null);
  const path = `/retirements/${retirement}/steps/${step.id}`;
  return (
    <>
      <Button className="h-7" onClick={() => setAsked("done")} aria-haspopup="dialog">
        Do it<span className="sr-only">: {step.title}</span>
      </Button>
      {step.waivable ? (
        <Button weight="quiet" className="h-7" onClick={() => setAsked("waive")} aria-haspopup="dialog">
          Waive<span className="sr-only">: {step.title}</span>
        </Button>
      ) : null}
      <Dialog
        open={asked !== null}
        onOpen={(open) => open || close()}
        title={asked === "waive" ? `Waive: ${step.title}` : step.title}
        says={
          asked === "waive"
            ? "Nobody is told of it then, and the step counts as settled."
            : (step.ends ?? "Say what shows that it was done. It is kept with your name and the time.")
        }
      >
        {asked === "waive" ? (
          <ReasonForm
            act="Waive it"
            asks="Why nobody has to be told"
            path={`${path}/waive`}
            version={step.version}
            weight="primary"
            onDone={close}
          />
        ) : (
          <ProofForm path={`${path}/done`} version={step.version} onDone={close} />
        )}
      </Dialog>
    </>
  );
}

const labels = { proof: "Proof", proofUrl: "Link", proofDigest: "SHA-256 of the document" };

function ProofForm({ path, version, onDone }: { path: string; version: number; onDone: () => void }) {
  const form = useForm({
    start: { values: { proof: "", proofUrl: "", proofDigest: "" }, version: undefined },
    save: (_changed, { proof, proofUrl, proofDigest }) =>
      api.post<typeof doStep>(
        path,
        { proof, proofUrl: proofUrl.trim() || null, proofDigest: proofDigest.trim() || null },
        { version },
      ),
    done: onDone,
  });
  const { values, field } = form;
  return (
    <Form form={form} labels={labels} act="It is done" ready={values.proof.trim() !== ""}>
      <TextArea {...field("proof")} label={labels.proof} hint="What was done, and what shows it." maxLength={4000} />
      <TextField {...field("proofUrl")} label={labels.proofUrl} optional placeholder="https://" />
      <TextField {...field("proofDigest")} label={labels.proofDigest} optional mono />
    </Form>
  );
}
