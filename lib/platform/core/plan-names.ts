import { createHash } from "node:crypto";

/**
 * A read whose text begins so is named as writes are: for long texts that stay the same, where planning takes longer than
 * answering. Other reads are planned for what they ask: a list's best plan depends on what it is narrowed by.
 */
export const PLANNED_ONCE = "/* planned once */ ";

/** An array longer than this asks about many things. */
const FEW = 16;
/** A statement with more values than this writes many things. */
const FEW_VALUES = 100;
/** How many texts are remembered; the one that was seen longest ago is forgotten first. */
const REMEMBERED = 2_000;

/**
 * Names statements, so that the database plans each once per connection and not at every asking: where little is asked,
 * planning takes longer than answering. No name has what asks about many things, because a plan made for few is a bad
 * one there, and what comes for the first time, because it may never come again.
 */
export class PlanNames {
  /** Null: seen once. */
  readonly #known = new Map<string, string | null>();
  #generation = 0;

  /** Gives every statement another name from now on: the plans under the old ones are of tables that were changed. */
  renew(): void {
    this.#generation++;
    this.#known.clear();
  }

  nameOf(sql: string, values: readonly unknown[]): string | undefined {
    if (values.length > FEW_VALUES || values.some((value) => Array.isArray(value) && value.length > FEW))
      return undefined;
    const known = this.#known.get(sql);
    if (known) return known;
    const name = known === null ? this.#named(sql) : null;
    this.#known.set(sql, name);
    if (this.#known.size > REMEMBERED) this.#known.delete(this.#known.keys().next().value as string);
    return name ?? undefined;
  }

  #named = (sql: string): string =>
    createHash("sha256").update(`${this.#generation} ${sql}`).digest("hex").slice(0, 32);
}
