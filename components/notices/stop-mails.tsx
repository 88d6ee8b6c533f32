"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

type State = { at: "asking" | "busy" } | { at: "done"; stopped: string } | { at: "refused"; message: string };

const LOST = "The server could not be reached. Nothing was changed; try again in a moment.";

/** Asks once, then turns off the mails that the link behind the '#' names. */
export function StopMails() {
  const [state, setState] = useState<State>({ at: "asking" });

  async function stop() {
    setState({ at: "busy" });
    try {
      const answer = await fetch(`/api/stop-mails/${encodeURIComponent(location.hash.slice(1))}`, { method: "POST" });
      const said = (await answer.json()) as { stopped: string };
      setState(
        answer.ok
          ? { at: "done", stopped: said.stopped }
          : { at: "refused", message: "This link is not complete. Open it again from the mail." },
      );
    } catch {
      setState({ at: "refused", message: LOST });
    }
  }

  if (state.at === "done")
    return (
      <>
        <h1 className="mt-8 text-xl font-semibold">These mails are off</h1>
        <p className="mt-2 text-sm text-soft">
          Not mailed any more: {state.stopped}. The notices themselves stay in the console.
        </p>
        <p className="mt-6">
          <a href="/settings/notifications" className="link">
            Choose what is mailed to you
          </a>
        </p>
      </>
    );
  return (
    <>
      <h1 className="mt-8 text-xl font-semibold">Turn these mails off?</h1>
      <p className="mt-2 text-sm text-soft">
        Mails like the one that you came from are sent no more. What they told stays in the console.
      </p>
      <div role="alert" className="mt-4 empty:hidden">
        {state.at === "refused" ? <Notice tone="attention">{state.message}</Notice> : null}
      </div>
      <p className="mt-6">
        <Button weight="primary" disabled={state.at === "busy"} onClick={stop}>
          Turn them off
        </Button>
      </p>
    </>
  );
}
