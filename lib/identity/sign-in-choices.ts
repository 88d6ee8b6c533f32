import { configuration } from "#lib/platform/configuration.ts";

/** What the sign-in page offers beside a password: the provider's name, null without one. */
export const signInChoices = (): { provider: string | null } => ({ provider: configuration().oidc?.name ?? null });
