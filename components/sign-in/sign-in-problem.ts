const sentences: Record<string, string> = {
  "sign-in-failed": "The e-mail address or the password is not right.",
  "person-unknown": "You are signed in there, but nobody active is registered here with that account. Ask an admin.",
  "person-not-active": "This account is not active. Ask an admin.",
  "email-missing": "The provider did not say your e-mail address. Ask an admin to link your account.",
  "email-not-verified": "The provider has not verified your e-mail address, so it cannot be used to sign in.",
  "provider-account-differs": "Another account of that provider is linked to you. Ask an admin.",
  unreachable: "The server could not be reached. Try again in a moment.",
};

/** The sentence for what refused a sign-in: our rule (`too-many-attempts:30` says the seconds), or a code of next-auth. */
export function signInProblem(error: string): string {
  const [rule = "", seconds] = decodeURIComponent(error).split(":");
  if (rule === "too-many-attempts") {
    const wait = Number(seconds);
    return `Too many attempts. Try again in ${wait < 90 ? `${wait} seconds` : `${Math.ceil(wait / 60)} minutes`}.`;
  }
  return sentences[rule] ?? "Signing in did not work. Try again; if it stays so, ask an admin.";
}
