/** A part of a package: where it stands in it, and what it says. */
export type Part = readonly [path: string, text: string];

const NAMES_ARE_UTF8 = 0x0800;
/** The first day that the format knows: a file says the same whenever it is made. */
const FIRST_DAY = 0x21;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers of two or four bytes, the lowest byte first. */
function numbers(...values: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** A package whose parts are stored as they are: for files so small that packing them saves nothing worth code. */
export function storedZip(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  const put = (into: Uint8Array[], ...bytes: Uint8Array[]): number => {
    into.push(...bytes);
    return bytes.reduce((sum, { length }) => sum + length, 0);
  };
  for (const [path, text] of parts) {
    const name = new TextEncoder().encode(path);
    const content = new TextEncoder().encode(text);
    const about = [
      [2, 20],
      [2, NAMES_ARE_UTF8],
      [2, 0],
      [2, 0],
      [2, FIRST_DAY],
      [4, crcOf(content)],
      [4, content.length],
      [4, content.length],
      [2, name.length],
      [2, 0],
    ] as const;
    put(entries, numbers([4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    offset += put(pieces, numbers([4, 0x04034b50], ...about), name, content);
  }
  const size = entries.reduce((sum, { length }) => sum + length, 0);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, parts.length],
    [2, parts.length],
    [4, size],
    [4, offset],
    [2, 0],
  );
  const whole = new Uint8Array(offset + size + end.length);
  let at = 0;
  for (const piece of [...pieces, ...entries, end]) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
