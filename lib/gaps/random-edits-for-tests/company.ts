import { DAY, fixedClock, type Instant, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";

/** A small organisation that is edited at random, with a clock that passes: the same seed, the same draws. */
export class Company {
  now: Instant = Date.UTC(2026, 0, 5, 9);
  readonly prefix: string;
  readonly people: string[] = [];
  readonly teams: string[] = [];
  readonly systems: string[] = [];
  readonly dataSources: string[] = [];
  readonly agents: { id: string; slug: string }[] = [];
  #seed: number;
  #made = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.prefix = `edits${seed}`;
  }

  get context(): Context {
    return systemContext("random edits", fixedClock(this.now));
  }

  /** As an import writes: what widens an approved reach is kept, so that the judgement meets it in every state. */
  get importing(): Context {
    return { ...this.context, imported: this.below(4) > 0 };
  }

  /** A number that no name bears yet. */
  another(): number {
    return ++this.#made;
  }

  /** A whole number from 0 to below `limit` (mulberry32). */
  below(limit: number): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one<Member>(members: readonly Member[]): Member {
    return members[this.below(members.length)] as Member;
  }

  orNull<Member>(members: readonly Member[]): Member | null {
    return this.below(4) === 0 ? null : this.one(members);
  }

  some<Member>(members: readonly Member[], most: number): Member[] {
    return [...new Set(Array.from({ length: this.below(most + 1) }, () => this.one(members)))];
  }

  /** A moment within a month of now, sometimes seconds beside a whole day. */
  instant(): string {
    return iso(this.now + (this.below(60) - 30) * DAY + this.below(3) * 1000);
  }

  async anyCapability(): Promise<{ agent: string; capability: string } | undefined> {
    const rows = await present.query<{ agent: string; capability: string }>(
      `SELECT "agentId"::text AS agent, id::text AS capability FROM "Capability"
       WHERE "agentId" = ANY($1::uuid[]) ORDER BY "createdAt", name, id`,
      [this.agents.map(({ id }) => id)],
    );
    return rows.length === 0 ? undefined : this.one(rows);
  }
}
