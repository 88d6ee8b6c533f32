import { Readable } from "node:stream";
import { XLSX_TYPE } from "#lib/reports/xlsx.ts";

const answer = (body: ReadableStream<Uint8Array>, name: string, type: string): Response =>
  new Response(body, {
    headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` },
  });

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

const streamOf = (stream: Readable): ReadableStream<Uint8Array> => Readable.toWeb(stream) as ReadableStream<Uint8Array>;

/** A file of text that is written while it is sent. */
export const textFile = (pieces: AsyncIterable<string>, name: string, type: string): Response =>
  answer(streamOf(Readable.from(bytesOf(pieces))), name, type);

/** A workbook that is written while it is sent. */
export const xlsxFile = (workbook: Readable, name: string): Response => answer(streamOf(workbook), name, XLSX_TYPE);

export const CSV_TYPE = "text/csv; charset=utf-8; header=present";
