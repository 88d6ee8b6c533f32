import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { MOST_ROWS, rowXml, type Sheet, type SheetCell, sheetFoot, sheetHead } from "./core/sheet.ts";
import { sheetPath, workbookParts } from "./core/workbook.ts";

/** Rows are handed on in pieces of about this many characters: one by one is slow, all at once is large. */
const PIECE = 64 * 1024;

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A workbook as a stream of bytes. Sheets are written one after the other while somebody reads: a row exists from the
 * moment its source yields it until it is compressed, so that the size of a file does not show in the memory.
 */
export function xlsxStream(sheets: readonly Sheet[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on("error", fail);
  for (const [path, xml] of workbookParts(sheets)) zip.addBuffer(Buffer.from(xml), path);
  for (const [index, sheet] of sheets.entries())
    zip.addReadStreamLazy(sheetPath(index + 1), (done) => {
      const source = Readable.from(sheetXml(sheet), { objectMode: false });
      source.on("error", fail);
      // Whoever reads goes away: so does what is read for them.
      output.on("close", () => source.destroy());
      done(null, source);
    });
  zip.end();
  return output;
}

async function* sheetXml(sheet: Sheet): AsyncGenerator<Buffer> {
  let piece = sheetHead(sheet);
  let row = 0;
  for await (const cells of sheet.rows()) {
    row += 1;
    if (row === MOST_ROWS) {
      piece += rowXml(["A sheet holds no more rows. Narrow the report down to see the others."], row);
      break;
    }
    piece += rowXml(cells as readonly SheetCell[], row, row === 1 ? sheet.headHeight : undefined);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece + sheetFoot);
}
