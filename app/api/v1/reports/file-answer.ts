import { Readable } from "node:stream";
import { XLSX_TYPE } from "#lib/reports/xlsx.ts";

/** A file to be kept, under its name. */
export const fileAnswer = (body: BodyInit, name: string, type: string): Response =>
  new Response(body, {
    headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` },
  });

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

/** What is written while it is sent. */
export const streamOf = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as ReadableStream<Uint8Array>;

/** A file of text that is written while it is sent. */
export const textFile = (pieces: AsyncIterable<string>, name: string, type: string): Response =>
  fileAnswer(streamOf(Readable.from(bytesOf(pieces))), name, type);

/** A workbook that is written while it is sent. */
export const xlsxFile = (workbook: Readable, name: string): Response => fileAnswer(streamOf(workbook), name, XLSX_TYPE);

export const CSV_TYPE = "text/csv; charset=utf-8; header=present";
