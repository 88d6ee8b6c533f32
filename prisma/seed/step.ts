import { slugOf } from "#lib/registry/core/slug.ts";
import { type PersonKey, personNamed } from "./organisation/people.ts";
import type { Step } from "./replay.ts";

export const emailOf = (key: PersonKey): string => personNamed(key).email;
export const emailOrNull = (key: PersonKey | null): string | null => (key === null ? null : emailOf(key));

/** A capability's slug, as the registry makes it from the name. */
export const capabilitySlug = (name: string): string => slugOf(name) ?? name;

interface Runs<Input> {
  within(...parts: never[]): unknown;
  (context: never, input: Input): Promise<unknown>;
}

/** A step of one verb with an input that is known beforehand. */
export const one = <Input>(verb: Runs<Input>, input: Input, by?: PersonKey): Step => ({
  ...(by && { by }),
  input,
  run: async (_world, within) => {
    await within(verb as Parameters<typeof within>[0], input);
  },
});
