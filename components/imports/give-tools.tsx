"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { agentsSource, Picker } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { giveTools } from "#lib/imports/give-tools.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";

/** In one step an agent is given capabilities over chosen tools of a system. */
export function GiveTools({
  system,
  tools,
}: {
  system: { slug: string; name: string };
  tools: readonly { name: string; suggestedAction: string | null }[];
}) {
  return (
    <DialogButton
      act="Give tools to an agent"
      title={`Tools of ${system.name} for an agent`}
      says="The agent gets one capability for each kind of action, over the tools that you choose."
    >
      {(close) => <GiveToolsForm system={system} tools={tools} onDone={close} />}
    </DialogButton>
  );
}

function GiveToolsForm({ system, tools, onDone }: Parameters<typeof GiveTools>[0] & { onDone: () => void }) {
  const { busy, problem, send } = useSending();
  const [agent, setAgent] = useState<Pick | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [confirmHints, setConfirmHints] = useState(false);
  const toggle = (name: string, yes: boolean) =>
    setChosen(yes ? [...chosen, name] : chosen.filter((other) => other !== name));
  const holds = agent !== null || chosen.length > 0 || confirmHints;
  useUnsaved(holds);
  return (
    <form
      className="grid grid-cols-1 gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!agent) return;
        const sent = await send(() =>
          api.post<typeof giveTools>(`/agents/${agent.reference}/tools`, {
            system: system.slug,
            tools: chosen.map((name) => ({ name })),
            confirmHints,
          }),
        );
        if (sent) onDone();
      }}
    >
      <Refused problem={problem} shown={["agent"]} />
      <Picker
        label="Agent"
        source={agentsSource}
        value={agent}
        onValue={setAgent}
        error={messageFor(problem, "agent")}
      />
      <fieldset>
        <legend className="text-sm font-medium">Tools</legend>
        <div className="mt-1 grid max-h-64 grid-cols-1 gap-1 overflow-y-auto border-y border-line py-2">
          {tools.map(({ name, suggestedAction }) => (
            <Tick
              key={name}
              label={name}
              {...(suggestedAction ? { hint: `suggests ${inWords(suggestedAction)}` } : {})}
              checked={chosen.includes(name)}
              onChecked={(yes) => toggle(name, yes)}
            />
          ))}
        </div>
      </fieldset>
      <Tick
        label="I confirm what the tools suggest"
        hint="Otherwise a suggestion that makes a tool look harmless does not count: its action stays open, and counts as execute."
        checked={confirmHints}
        onChecked={setConfirmHints}
      />
      <FormFoot
        holds={holds}
        busy={busy}
        disabled={!agent || chosen.length === 0}
        act={chosen.length === 1 ? "Give the tool" : `Give ${chosen.length || "the"} tools`}
      />
    </form>
  );
}
