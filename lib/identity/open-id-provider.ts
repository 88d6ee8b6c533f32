import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Configuration } from "#lib/platform/configuration.ts";
import type { ProviderClaims } from "./sign-in-with-provider.ts";

/**
 * Any OpenID Connect provider, by discovery: code flow with PKCE, state and nonce. The ID token is checked for issuer,
 * audience, expiry, signature and nonce; where it does not say a verified address, the userinfo endpoint is asked
 * (providers that conform strictly put only the subject into it).
 */
export const openIdProvider = (oidc: NonNullable<Configuration["oidc"]>): OAuthConfig<ProviderClaims> => ({
  id: "oidc",
  name: oidc.name,
  type: "oauth",
  wellKnown: `${oidc.issuer}/.well-known/openid-configuration`,
  clientId: oidc.clientId,
  clientSecret: oidc.clientSecret,
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  authorization: { params: { scope: "openid email profile" } },
  userinfo: {
    async request({ tokens, client }) {
      const { claims } = tokens as unknown as { claims(): ProviderClaims };
      const vouched = claims.call(tokens);
      if (vouched.email && vouched.email_verified !== undefined) return vouched;
      // The client refuses an answer about another subject than the ID token's.
      return { ...(await client.userinfo(tokens as Parameters<typeof client.userinfo>[0])), ...vouched };
    },
  },
  profile: ({ sub }) => ({ id: sub }),
});
