/** What a file is made of, as it comes. */
export type Content = string | Buffer | AsyncIterable<string | Uint8Array>;

/** So much is kept in one piece. Bytes. */
const PIECE = 512_000;

/** The bytes of a file in pieces of one size, but for the last. */
export async function* inPieces(content: Content, size = PIECE): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  const parts = typeof content === "string" || Buffer.isBuffer(content) ? [content] : content;
  for await (const part of parts) {
    held = Buffer.concat([held, Buffer.from(part)]);
    for (; held.byteLength >= size; held = held.subarray(size)) yield held.subarray(0, size);
  }
  if (held.byteLength > 0) yield held;
}
