import type { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";

const moments: readonly string[] = ["at", "acceptedAt", "startsAt", "endsAt"];

/** An input as the API takes it, of what was parsed from it: its moments as text again, to be parsed by another verb. */
export function asSaid<Schema extends z.ZodType>(_schema: Schema, parsed: Partial<z.output<Schema>>) {
  const text = (key: string, value: unknown): unknown =>
    moments.includes(key) && typeof value === "number" ? iso(value) : value;
  // The verb that is given it parses it again, so that the type that it asks for is proven there.
  return JSON.parse(JSON.stringify(parsed, text)) as z.input<Schema>;
}
