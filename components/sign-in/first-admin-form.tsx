"use client";

import { signIn } from "next-auth/react";
import { type SyntheticEvent, useState } from "react";
import { messageFor, type Problem } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { sendWithLink } from "./send-with-link.ts";
import { TextField } from "./text-field.tsx";

/** The first visitor of an empty registry: name, address, password, and they are in. */
export function FirstAdminForm() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [name, email, password] = ["name", "email", "password"].map((field) => String(given.get(field)));
    setBusy(true);
    const refused = await sendWithLink("first-admin", { name, email, password });
    if (refused) {
      setProblem(refused);
      setBusy(false);
      return;
    }
    await signIn("credentials", { redirect: false, callbackUrl: "/", email, password });
    location.assign("/");
  }

  return (
    <>
      <h1 className="mt-8 text-xl font-semibold">Become the admin</h1>
      <p className="mt-2 text-sm text-soft">
        This registry is empty. Whoever opened the link from the terminal is its first admin, and registers the others.
      </p>
      <div role="alert" className="mt-4 empty:hidden">
        {problem ? <Notice tone="attention">{problem.message}</Notice> : null}
      </div>
      <form method="post" onSubmit={submit} className="mt-4 grid gap-4">
        <TextField label="Name" name="name" autoComplete="name" required message={messageFor(problem, "name")} />
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          message={messageFor(problem, "email")}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          hint="At least 12 characters; a few words make a good password."
          message={messageFor(problem, "password")}
        />
        <Button type="submit" weight="primary" disabled={busy}>
          {busy ? "Setting up …" : "Become the admin"}
        </Button>
      </form>
    </>
  );
}
