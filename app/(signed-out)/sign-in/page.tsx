import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { localPath } from "#lib/identity/core/local-path.ts";
import { pageActor } from "#lib/identity/page-actor.ts";
import { signInChoices } from "#lib/identity/sign-in-choices.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}) {
  const { callbackUrl, error } = await searchParams;
  const onwards = localPath(callbackUrl);
  if (await pageActor()) redirect(onwards);
  return <SignInForm onwards={onwards} error={typeof error === "string" ? error : null} {...signInChoices()} />;
}
