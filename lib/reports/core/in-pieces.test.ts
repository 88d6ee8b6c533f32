import fc from "fast-check";
import { expect, test } from "vitest";
import { inPieces } from "./in-pieces.ts";

async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}

const parts = fc.array(fc.string({ unit: "binary", maxLength: 12 }), { maxLength: 8 });

test("a file in pieces is the same file, and each piece but the last is full", () =>
  fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 20 }), async (written, size) => {
      async function* asItComes() {
        yield* written;
      }
      const pieces = await all(inPieces(asItComes(), size));
      const whole = Buffer.from(written.join(""));
      expect(Buffer.concat(pieces).equals(whole)).toBe(true);
      expect(Buffer.concat(await all(inPieces(whole, size))).equals(whole)).toBe(true);
      const lengths = pieces.map((piece) => piece.byteLength);
      expect(lengths.slice(0, -1).every((length) => length === size)).toBe(true);
      expect(lengths).not.toContain(0);
    }),
    { numRuns: 50 },
  ));
