import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";

/**
 * Who asks: a signed-in person, an API token, a job of the system, or the system itself (migrations, seed, scripts
 * that an operator starts on the machine). An argument of every verb, never a global.
 */
export interface Actor {
  kind: "person" | "token" | "job" | "system";
  /** The person's or the token's id; null for jobs and the system. */
  id: string | null;
  /** Frozen in the evidence as it was. */
  name: string;
  /** The person behind it, for relations ('holds a role on it'); a token stands for nobody. */
  personId: string | null;
  roles: readonly PlatformRole[];
  /** What a token was cut down to; null: everything that its role may. */
  scopes: readonly string[] | null;
}

/** Whether the product acts by itself: nobody outside asks as a job or as the system. */
export const actsByItself = ({ kind }: Pick<Actor, "kind">): boolean => kind === "job" || kind === "system";

/** The system acting by itself: schedules, migrations, seeds, an operator's scripts on the machine. */
export const systemActor = (name: string, kind: "job" | "system" = "system"): Actor => ({
  kind,
  id: null,
  name,
  personId: null,
  roles: ["admin", "security"],
  scopes: null,
});
