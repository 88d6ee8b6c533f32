"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import type { AgentEvent } from "#lib/registry/core/agent-lifecycle.ts";
import { eventWords } from "./lifecycle-words.ts";

export interface EventOffer {
  event: AgentEvent;
  /** Why it cannot happen now; null where it can. */
  off: string | null;
  /** What stands in the way, one by one. */
  missing: readonly string[];
}

/** What may happen to the agent next. What cannot happen now stays in sight and says why. */
export function LifecycleButtons({
  agent,
  offers,
  version,
}: {
  agent: { slug: string; name: string };
  offers: readonly EventOffer[];
  version: number;
}) {
  const [chosen, setChosen] = useState<AgentEvent | null>(null);
  const offer = offers.find(({ event }) => event === chosen);
  const words = chosen && eventWords[chosen];
  const close = () => setChosen(null);
  return (
    <>
      {offers.map(({ event, off }) => (
        <Button
          key={event}
          weight={off === null ? eventWords[event].weight : "plain"}
          className={off === null ? "" : "border-dashed text-soft"}
          onClick={() => setChosen(event)}
          aria-haspopup="dialog"
        >
          {eventWords[event].act}
          {off === null ? null : <span className="sr-only"> (not possible now; says why)</span>}
        </Button>
      ))}
      <Dialog
        open={offer !== undefined}
        onOpen={(open) => open || close()}
        title={offer?.off ? `${words?.act}: not yet` : `${words?.act ?? ""}: ${agent.name}`}
        says={offer?.off ? (offer.missing.length > 0 ? "These stand in the way:" : offer.off) : words?.says}
      >
        {offer?.off ? (
          <>
            {offer.missing.length > 0 ? (
              <ul className="border-t border-line text-sm">
                {offer.missing.map((message) => (
                  <li key={message} className="border-b border-line py-1.5">
                    {message}
                  </li>
                ))}
              </ul>
            ) : null}
            <div className="mt-4 flex justify-end">
              <Button onClick={close}>Close</Button>
            </div>
          </>
        ) : chosen && words ? (
          <ReasonForm
            act={words.act}
            asks="Reason"
            optional={!words.reasoned}
            path={`/agents/${agent.slug}/${chosen}`}
            version={version}
            weight={words.weight}
            maxLength={1000}
            onDone={close}
          />
        ) : null}
      </Dialog>
    </>
  );
}
