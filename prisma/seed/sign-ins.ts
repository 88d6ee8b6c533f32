import { invitePerson } from "#lib/identity/invite-person.ts";
import { setPassword } from "#lib/identity/set-password.ts";
import { fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { type PersonKey, personNamed } from "./organisation/people.ts";

/** Printed on the terminal that loads the example, and good for nothing else: an own registry never gets it. */
export const EXAMPLE_PASSWORD = "halmeric answers by name";

export interface SignIn {
  email: string;
  password: string;
  name: string;
  /** What this person does here, in words. */
  role: string;
}

const who: readonly (readonly [PersonKey, string])[] = [
  ["rhys", "administrator"],
  ["salma", "security analyst"],
  ["anneliese", "compliance officer"],
  ["grace", "business owner with a duty to accept"],
  ["sanjay", "provisioner"],
  ["freya", "responder"],
  ["pieter", "auditor, who may read everything and change nothing"],
];

/** The people who can sign in to the example. */
export const signIns: readonly SignIn[] = who.map(([key, role]) => {
  const { email, name } = personNamed(key);
  return { email, password: EXAMPLE_PASSWORD, name, role };
});

/** Lines for the terminal: who signs in as what. */
export const signInLines = (): string[] => [
  "Sign in as one of these people:",
  ...signIns.map(({ email, role }) => `  ${email}  ${role}`),
  `The password of all of them: ${EXAMPLE_PASSWORD}`,
];

/** Gives each of them the password, by an invitation as an administrator sends it. */
export async function createSignIns(now: Instant): Promise<void> {
  const context = systemContext("example organisation", fixedClock(now));
  for (const { email, password } of signIns) {
    const { link } = await invitePerson(context, { person: email });
    await setPassword(context, { link: link.slice(link.indexOf("#") + 1), password });
  }
}
