"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { doStep, waiveStep } from "#lib/workflow/retirements/do-step.ts";

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
        onOpen={(open) => open || setAsked(null)}
        title={asked === "waive" ? `Waive: ${step.title}` : step.title}
        says={
          asked === "waive"
            ? "Say why nobody has to be told. It is kept with your name."
            : (step.ends ?? "Say what shows that it was done. It is kept with your name and the time.")
        }
      >
        {asked === "waive" ? (
          <WaiveForm retirement={retirement} step={step} onDone={() => setAsked(null)} />
        ) : (
          <ProofForm retirement={retirement} step={step} onDone={() => setAsked(null)} />
        )}
      </Dialog>
    </>
  );
}

interface Form {
  retirement: string;
  step: Step;
  onDone: () => void;
}

function ProofForm({ retirement, step, onDone }: Form) {
  const { busy, problem, send } = useSending();
  const [proof, setProof] = useState("");
  const [proofUrl, setProofUrl] = useState("");
  const [proofDigest, setProofDigest] = useState("");
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const sent = await send(() =>
          api.post<typeof doStep>(
            `/retirements/${retirement}/steps/${step.id}/done`,
            { proof, proofUrl: proofUrl.trim() || null, proofDigest: proofDigest.trim() || null },
            { version: step.version },
          ),
        );
        if (sent) onDone();
      }}
    >
      <Refused problem={problem} shown={["proof", "proofUrl", "proofDigest"]} />
      <TextArea
        label="Proof"
        hint="What was done, and what shows it."
        value={proof}
        onValue={setProof}
        maxLength={4000}
        error={messageFor(problem, "proof")}
      />
      <TextField
        label="Link"
        optional
        value={proofUrl}
        onValue={setProofUrl}
        placeholder="https://"
        error={messageFor(problem, "proofUrl")}
      />
      <TextField
        label="SHA-256 of the document"
        optional
        mono
        value={proofDigest}
        onValue={setProofDigest}
        error={messageFor(problem, "proofDigest")}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" weight="primary" disabled={busy || proof.trim() === ""}>
          It is done
        </Button>
      </div>
    </form>
  );
}

function WaiveForm({ retirement, step, onDone }: Form) {
  const { busy, problem, send } = useSending();
  const [reason, setReason] = useState("");
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const sent = await send(() =>
          api.post<typeof waiveStep>(
            `/retirements/${retirement}/steps/${step.id}/waive`,
            { reason },
            { version: step.version },
          ),
        );
        if (sent) onDone();
      }}
    >
      <Refused problem={problem} shown={["reason"]} />
      <TextField
        label="Why nobody has to be told"
        value={reason}
        onValue={setReason}
        maxLength={2000}
        error={messageFor(problem, "reason")}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" weight="primary" disabled={busy || reason.trim() === ""}>
          Waive it
        </Button>
      </div>
    </form>
  );
}
