"use client";

import { useEffect, useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, vendorsSource } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { listAgents } from "#lib/registry/list-agents.ts";
import type { suspendVendor } from "#lib/registry/suspend-vendor.ts";

type Stopped = Awaited<ReturnType<typeof suspendVendor>>;

/** Most agents that are named; the others are counted. */
const NAMED = 20;
const agents = (count: number): string => counted(count, "agent", "agents");

/** Which vendor and why, with a look at its agents first; then what was stopped. */
export function StopVendorForm({ onStopped, onDone }: { onStopped: () => void; onDone: () => void }) {
  const [done, setDone] = useState<{ vendor: string; stopped: Stopped } | null>(null);
  if (done) return <WhatStopped {...done} onDone={onDone} />;
  return (
    <StopForm
      onDone={(vendor, stopped) => {
        setDone({ vendor, stopped });
        onStopped();
      }}
    />
  );
}

function StopForm({ onDone }: { onDone: (vendor: string, stopped: Stopped) => void }) {
  const [vendor, setVendor] = useState<Pick | null>(null);
  const [reason, setReason] = useState("");
  const { theirs, failed } = useActiveAgents(vendor?.reference ?? null);
  const { busy, problem, send } = useSending();
  const holds = vendor !== null || reason.trim() !== "";
  useUnsaved(holds);
  const consequence = vendor && theirs ? `Stop ${agents(theirs.total)} of ${vendor.name}` : "Stop all of its agents";
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!vendor) return;
        const body = { vendor: vendor.reference, reason: reason.trim() };
        void send(() => api.post<typeof suspendVendor>("/agents/suspend-vendor", body), {
          after: (stopped) => onDone(vendor.name, stopped),
        });
      }}
    >
      <Refused problem={problem} shown={["vendor", "reason"]} />
      <Picker
        label="Vendor"
        hint="Vendors that have active agents."
        source={vendorsSource}
        value={vendor}
        onValue={setVendor}
        error={messageFor(problem, "vendor")}
      />
      <div role="status" className="text-sm empty:hidden">
        {failed ? "Its agents could not be read. Choose the vendor again to retry." : null}
        {theirs ? (
          <>
            <p className="font-medium">
              {theirs.total === 0 ? "None of its agents is active." : `${agents(theirs.total)} would stop:`}
            </p>
            <Names names={theirs.data.map(({ name }) => name)} total={theirs.total} />
          </>
        ) : null}
      </div>
      <TextArea
        label="Why"
        hint="Kept in the evidence of each agent with your name and the time."
        value={reason}
        onValue={setReason}
        maxLength={1000}
        rows={2}
        error={messageFor(problem, "reason")}
      />
      <FormFoot
        holds={holds}
        busy={busy}
        disabled={!theirs || theirs.total === 0 || reason.trim() === ""}
        act={consequence}
        weight="danger"
      />
    </form>
  );
}

/** The active agents of a vendor, read again for each vendor that is chosen. */
function useActiveAgents(vendor: string | null) {
  const [read, setRead] = useState<{ vendor: string; theirs: Awaited<ReturnType<typeof listAgents>> | null } | null>(
    null,
  );
  useEffect(() => {
    setRead(null);
    if (vendor === null) return;
    let left = false;
    const search = new URLSearchParams({ vendor, state: "active", sort: "name", limit: String(NAMED) });
    void api.get<typeof listAgents>(`/agents?${search}`).then((outcome) => {
      if (!left) setRead({ vendor, theirs: outcome.ok ? outcome.answer : null });
    });
    return () => {
      left = true;
    };
  }, [vendor]);
  const known = read?.vendor === vendor ? read : null;
  return { theirs: known?.theirs ?? null, failed: known !== null && known.theirs === null };
}

/** What was stopped, and what was left because it was not active. */
function WhatStopped({ vendor, stopped, onDone }: { vendor: string; stopped: Stopped; onDone: () => void }) {
  const { suspended, left } = stopped;
  return (
    <div className="grid gap-3">
      <div role="status" className="grid gap-3">
        <Notice
          tone={suspended.length > 0 ? "good" : "attention"}
          title={
            suspended.length > 0
              ? `Stopped: ${agents(suspended.length)} of ${vendor}`
              : `Nothing was stopped: no agent of ${vendor} is active`
          }
        >
          <Names names={suspended.map(({ name }) => name)} total={suspended.length} />
        </Notice>
        {left.length > 0 ? (
          <Notice title={`Refused: ${agents(left.length)}, as only an active agent can be stopped`}>
            <Names names={left.map(({ name, state }) => `${name}: ${inWords(state)}`)} total={left.length} />
          </Notice>
        ) : null}
      </div>
      <div className="flex justify-end">
        <Button weight="primary" autoFocus onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

function Names({ names, total }: { names: readonly string[]; total: number }) {
  if (names.length === 0) return null;
  const shown = names.slice(0, NAMED);
  return (
    <ul className="mt-1 list-disc pl-4">
      {shown.map((name, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two agents may have one name, and the list does not change
        <li key={`${name} ${place}`}>{name}</li>
      ))}
      {total > shown.length ? <li>and {inFigures(total - shown.length)} more</li> : null}
    </ul>
  );
}
