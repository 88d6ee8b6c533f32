"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { useSending } from "#components/ui/sending.tsx";

/** The named person says yes: from now on they answer. */
export function AcceptAssignment({ assignment }: { assignment: string }) {
  return <SayYes path={`/assignments/${assignment}/accept`} label="Accept ownership" />;
}

/** Who accepted some time ago says that it still holds. */
export function AttestAssignment({ assignment }: { assignment: string }) {
  return <SayYes path={`/assignments/${assignment}/attest`} label="Attest that it still holds" />;
}

function SayYes({ path, label }: { path: string; label: string }) {
  const { busy, problem, send } = useSending();
  return (
    <>
      <Button weight="quiet" className="h-7" disabled={busy} onClick={() => send(() => api.post(path, {}))}>
        {label}
      </Button>
      {problem ? (
        <span role="alert" className="text-xs text-critical">
          {problem.message}
        </span>
      ) : null}
    </>
  );
}
