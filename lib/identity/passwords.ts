import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id as OWASP's password storage sheet asks for: 19 MiB, two passes, one lane. The package's default algorithm is
 * argon2id.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The stored form of a password, its parameters and salt included. */
export const hashOfPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), PARAMETERS);

// Looked at for people who have no password, so that they take as long as people who have one.
let nobodys: Promise<string> | undefined;

/** True when the password is the one that was stored; without a stored one it takes as long and is false. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashOfPassword("nobody has this password");
  const fits = await verify(stored ?? (await nobodys), password.normalize("NFKC").slice(0, 1000));
  return fits && stored !== null;
}
