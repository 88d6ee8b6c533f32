import type { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { type Entry, fromBuffer } from "yauzl";

/** One sheet as a test reads it: by place, with the number of its style. */
export interface OpenedSheet {
  name: string;
  xml: string;
  /** Rows in their order; a cell by its place ('B2'). */
  cells: Map<string, { text: string; style: number }>;
  rows: number;
}

/** The parts of a package by their path. */
export async function partsOf(stream: Readable): Promise<Map<string, string>> {
  const bytes = await buffer(stream);
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(parts));
      zip.on("entry", (entry: Entry) =>
        zip.openReadStream(entry, async (refused, part) => {
          if (refused) return reject(refused);
          parts.set(entry.fileName, await text(part));
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}

const plain = (xml: string): string =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#13;", "\r")
    .replaceAll("&amp;", "&");

/** Opens a workbook again, strictly: what is not well formed or leads nowhere is an error. */
export async function openWorkbook(stream: Readable): Promise<OpenedSheet[]> {
  const parts = await partsOf(stream);
  for (const [path, xml] of parts) assertWellFormed(path, xml);
  const workbook = parts.get("xl/workbook.xml") ?? "";
  const relations = parts.get("xl/_rels/workbook.xml.rels") ?? "";
  return [...workbook.matchAll(/<sheet name="([^"]*)" sheetId="\d+" r:id="([^"]*)"\/>/g)].map(([, name = "", id]) => {
    const target = new RegExp(`Id="${id}" Type="[^"]*" Target="([^"]*)"`).exec(relations)?.[1];
    const xml = parts.get(`xl/${target}`);
    if (xml === undefined) throw new Error(`The sheet ${name} is not in the package.`);
    const cells = new Map<string, { text: string; style: number }>();
    const found = xml.matchAll(
      /<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?: t="inlineStr")?>(?:<is><t xml:space="preserve">([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g,
    );
    for (const [, place = "", style, said, number] of found)
      cells.set(place, { text: plain(said ?? number ?? ""), style: Number(style ?? 0) });
    return { name: plain(name), xml, cells, rows: xml.match(/<row /g)?.length ?? 0 };
  });
}

/** Every element that opens closes in its turn, no stray '<', '&' or control character is left. */
function assertWellFormed(path: string, xml: string): void {
  const open: string[] = [];
  let end = 0;
  for (const match of xml.matchAll(/<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<\?xml[^?]*\?>/g)) {
    assertText(path, xml.slice(end, match.index));
    end = match.index + match[0].length;
    const [, closes, name, , empty] = match;
    if (name === undefined || empty) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) throw new Error(`${path}: </${name}> closes nothing.`);
  }
  assertText(path, xml.slice(end));
  if (open.length > 0) throw new Error(`${path}: <${open.at(-1)}> stays open.`);
}

function assertText(path: string, text: string): void {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#13);)|[[\p{Cc}]--[\t\n\r]]/v.test(text))
    throw new Error(`${path}: ${JSON.stringify(text.slice(0, 80))} is not XML.`);
}
