"use client";

import { api } from "#components/api-client.ts";
import { EndIt } from "#components/ui/end-it.tsx";
import type { revokeToken } from "#lib/identity/revoke-token.ts";

export function RevokeToken({ token, name }: { token: string; name: string }) {
  return (
    <EndIt
      act="Revoke"
      name={name}
      says="Whatever uses it is refused from its next request on."
      end={() => api.delete<typeof revokeToken>(`/tokens/${token}`)}
    />
  );
}
