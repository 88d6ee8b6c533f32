"use client";

import { type SyntheticEvent, useState } from "react";
import { messageFor, type Problem } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { sendWithLink } from "./send-with-link.ts";
import { TextField } from "./text-field.tsx";

/** Who was given a link sets their password with it. */
export function SetPasswordForm() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [state, setState] = useState<"open" | "busy" | "done">("open");

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    setState("busy");
    const refused = await sendWithLink("password", { password });
    setProblem(refused);
    setState(refused ? "open" : "done");
  }

  if (state === "done")
    return (
      <>
        <h1 className="mt-8 text-xl font-semibold">Your password is set</h1>
        <p className="mt-2 text-sm text-soft">You were signed out wherever you were signed in.</p>
        <p className="mt-6">
          <a href="/sign-in" className="link">
            Sign in
          </a>
        </p>
      </>
    );
  return (
    <>
      <h1 className="mt-8 text-xl font-semibold">Set your password</h1>
      <div role="alert" className="mt-4 empty:hidden">
        {problem ? <Notice tone="attention">{problem.message}</Notice> : null}
      </div>
      <form method="post" onSubmit={submit} className="mt-4 grid gap-4">
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          hint="At least 12 characters; a few words make a good password."
          message={messageFor(problem, "password")}
        />
        <Button type="submit" weight="primary" disabled={state === "busy"}>
          {state === "busy" ? "Setting it …" : "Set password"}
        </Button>
      </form>
    </>
  );
}
