import fc from "fast-check";
import { type Name, names, type Walker } from "./walker.ts";

/** Something that somebody tries; a refusal is an answer like another. */
export interface Act {
  does: string;
  run(walker: Walker): Promise<unknown>;
}

export const who = fc.constantFrom<Name>(...names);
export const reason = "Because it is so.";
export const often = (weight: number, arbitrary: fc.Arbitrary<Act>) => ({ weight, arbitrary });
export const doing = (does: string, run: Act["run"]): fc.Arbitrary<Act> => fc.constant({ does, run });
