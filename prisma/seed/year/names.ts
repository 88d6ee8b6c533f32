import { fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";

/** Which row of the registry is which word of the plan, both ways. */
export class Names {
  readonly #ids = new Map<string, string>();
  readonly #keys = new Map<string, string>();

  add(key: string, id: string): void {
    this.#ids.set(key, id);
    this.#keys.set(id, key);
  }

  idOf(key: string): string {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`Nothing is called ${key}.`);
    return id;
  }

  /** What the plan does not know stays an id, and shows as a difference. */
  keyOf = (id: string | null): string => (id === null ? "" : (this.#keys.get(id) ?? id));

  /** A signed-in person. */
  as(key: string, now: Instant, roles: readonly PlatformRole[] = ["member"]): Context {
    const id = this.idOf(key);
    const context = systemContext("a year", fixedClock(now));
    return { ...context, actor: { kind: "person", id, personId: id, name: key, roles, scopes: null } };
  }
}
