import fc from "fast-check";
import { expect, test } from "vitest";
import { HeldLines } from "./held-lines.ts";

test("lines come back as they were and in their order, however many and however long", () => {
  const long = fc
    .tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.integer({ max: 1_000, min: 1 }))
    .map(([words, times]) => words.repeat(times));
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: "binary" }), long), { maxLength: 12 }), (lines) => {
      const held = new HeldLines<string>();
      for (const line of lines) held.add(line);
      expect([...held.parts()].flat()).toEqual(lines);
      // Nothing is used up by reading it.
      expect([...held.parts()].flat()).toEqual(lines);
    }),
    { numRuns: 25 },
  );
});

test("a hundred thousand lines that repeat themselves stay small while they wait", () => {
  const held = new HeldLines<string>();
  for (let line = 0; line < 100_000; line++)
    held.add(
      `agent-${line % 400},Approve access,Pay out,mira.chen@example.com,A/R,yes,approver (default of the agent)`,
    );
  // As text they are over 9 MB.
  expect(held.size).toBeLessThan(1024 * 1024);
  for (const part of held.parts()) expect(part.length).toBeLessThan(1000);
  let lines = 0;
  for (const part of held.parts()) lines += part.length;
  expect(lines).toBe(100_000);
});
