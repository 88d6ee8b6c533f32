"use client";

import { signIn } from "next-auth/react";
import { type SyntheticEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { signInProblem } from "./sign-in-problem.ts";
import { TextField } from "./text-field.tsx";

interface Props {
  /** Where to go once signed in. */
  onwards: string;
  /** The rule that refused the last attempt, from the address. */
  error: string | null;
  /** Name of the single sign-on; null when there is none. */
  provider: string | null;
}

export function SignInForm({ onwards, error, provider }: Props) {
  const [problem, setProblem] = useState(error === null ? null : signInProblem(error));
  const [busy, setBusy] = useState(false);

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    const answer = await signIn("credentials", {
      redirect: false,
      callbackUrl: onwards,
      email: String(given.get("email")),
      password: String(given.get("password")),
    }).catch(() => undefined);
    if (answer?.ok && !answer.error) {
      // A full load, so that nothing of the signed-out page is kept.
      location.assign(onwards);
      return;
    }
    setBusy(false);
    setProblem(signInProblem(answer?.error ?? "unreachable"));
  }

  return (
    <>
      <h1 className="mt-8 text-xl font-semibold">Sign in</h1>
      <div role="alert" className="mt-4 empty:hidden">
        {problem ? <Notice tone="attention">{problem}</Notice> : null}
      </div>
      {provider ? (
        <>
          <Button
            weight="primary"
            className="mt-6 w-full"
            disabled={busy}
            onClick={() => {
              setBusy(true);
              void signIn("oidc", { callbackUrl: onwards });
            }}
          >
            Continue with {provider}
          </Button>
          <p className="mt-6 text-xs text-soft">Or with a password of this registry:</p>
        </>
      ) : null}
      <form method="post" onSubmit={submit} className="mt-4 grid gap-4">
        <TextField label="Email" name="email" type="email" autoComplete="username" required />
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        <Button type="submit" weight={provider ? "plain" : "primary"} disabled={busy}>
          {busy ? "Signing in …" : "Sign in"}
        </Button>
      </form>
      <p className="mt-6 text-xs text-soft">No password yet, or forgotten? An admin can send you a link to set one.</p>
    </>
  );
}
