"use client";

import type { Problem } from "#components/api-client.ts";

const LOST: Problem = {
  status: 0,
  rule: "unreachable",
  message: "The server could not be reached. Nothing was changed; try again in a moment.",
  errors: [],
};

/** The secret behind the '#' of a one-time link; empty when the address was cut off. */
export const secretOfLink = (): string => location.hash.slice(1);

/** Sends a form to a route that takes a one-time link. Null when it worked. */
export async function sendWithLink(route: "first-admin" | "password", fields: object): Promise<Problem | null> {
  try {
    const answer = await fetch(`/api/auth/${route}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ link: secretOfLink(), ...fields }),
      credentials: "same-origin",
    });
    if (answer.ok) return null;
    const said = (await answer.json()) as { rule: string; detail: string; errors?: Problem["errors"] };
    const errors = said.errors ?? [];
    const cutOff = errors.some(({ path }) => path === "link");
    return {
      status: answer.status,
      rule: said.rule,
      message: cutOff ? "This link is not complete. Open it again as it was given to you." : said.detail,
      errors,
    };
  } catch {
    return LOST;
  }
}
