import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnName, type Sheet, type SheetCell, styleNames } from "./core/sheet.ts";
import { openWorkbook, partsOf } from "./open-workbook-for-tests.ts";
import { xlsxStream } from "./xlsx.ts";

const sheet = (rows: readonly (readonly SheetCell[])[], more: Partial<Sheet> = {}): Sheet => ({
  name: "Matrix",
  widths: [20, 5],
  frozen: { rows: 1, columns: 2 },
  rows: () => rows,
  ...more,
});

const reopened = async (rows: readonly (readonly SheetCell[])[]) => {
  const [first] = await openWorkbook(xlsxStream([sheet(rows)]));
  if (!first) throw new Error("The workbook holds no sheet.");
  return first;
};

describe("a workbook that is read back", () => {
  test("holds text, numbers and styles in their places, and nothing in empty ones", async () => {
    const { cells } = await reopened([
      [{ text: "Agent", style: "heading" }, null, { text: "A/R", style: "letterA" }],
      ["Refund agent", "", 42],
    ]);
    expect([...cells]).toEqual([
      ["A1", { text: "Agent", style: styleNames.indexOf("heading") }],
      ["C1", { text: "A/R", style: styleNames.indexOf("letterA") }],
      ["A2", { text: "Refund agent", style: 0 }],
      ["C2", { text: "42", style: 0 }],
    ]);
  });

  test("R82: what somebody wrote into a name is text, never a formula", async () => {
    const wicked = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "\t=1", '=HYPERLINK("https://evil.example")'];
    const { cells, xml } = await reopened([wicked]);
    expect([...cells.values()].map(({ text }) => text)).toEqual(wicked);
    expect(xml).not.toContain("<f>");
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(wicked.length);
  });

  test("any text comes back as it was, but for characters that XML does not have", { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary", minLength: 1 }), { minLength: 1, maxLength: 120 }),
        async (texts) => {
          const { cells } = await reopened([texts]);
          const kept = texts.map((text) => text.replace(/[[\p{Cc}]--[\t\n\r]]|[\ufffe\uffff]/gv, ""));
          expect(texts.map((_, index) => cells.get(`${columnName(index)}1`)?.text ?? "")).toEqual(kept);
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
  });

  test("keeps headings in sight and repeats them on paper, for several sheets with odd names", async () => {
    const sheets = [
      sheet([["a"]], { name: "What's [so]?" }),
      sheet([["b"]], { name: "Definitions & more", frozen: { rows: 0, columns: 0 } }),
    ];
    const opened = await openWorkbook(xlsxStream(sheets));
    expect(opened.map(({ name }) => name)).toEqual(["What's  so  ", "Definitions & more"]);
    expect(opened[0]?.xml).toContain('xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"');
    expect(opened[1]?.xml).not.toContain("<pane");
    const parts = await partsOf(xlsxStream(sheets));
    expect(parts.get("xl/workbook.xml")).toContain("'What''s  so  '!$A:$B,'What''s  so  '!$1:$1");
  });

  test("every style has its font, fill and format", async () => {
    const styles = (await partsOf(xlsxStream([sheet([])]))).get("xl/styles.xml") ?? "";
    expect(styles).toContain(`<cellXfs count="${styleNames.length}">`);
    expect(styles.match(/<xf numFmtId="0" fontId="\d+" fillId="\d+" borderId="[01]" xfId="0"/g)).toHaveLength(
      styleNames.length,
    );
  });

  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("column %i is %s", (index, name) => expect(columnName(index)).toBe(name));
});

describe("a large workbook", () => {
  test("100,000 rows pass through without staying in the memory", { timeout: 60_000 }, async () => {
    const ROWS = 100_000;
    let [held, most] = [0, 0];
    const before = process.memoryUsage();
    const rows = function* () {
      for (let row = 0; row < ROWS; row++) {
        if (row % 5_000 === 0) {
          const { heapUsed, external } = process.memoryUsage();
          most = Math.max(most, heapUsed + external - before.heapUsed - before.external);
        }
        yield [
          `Agent ${row}`,
          "Approve access",
          `Capability ${row % 10}`,
          { text: "A/R", style: "letterA" as const },
          row,
        ];
      }
    };
    const count = new Writable({
      write(chunk: Buffer, _encoding, done) {
        held += chunk.length;
        done();
      },
    });
    await pipeline(xlsxStream([sheet([], { rows })]), count);
    expect(held).toBeGreaterThan(500_000);
    // All rows at once would be over 40 MB as text alone.
    expect(most).toBeLessThan(120 * 1024 * 1024);
  });

  test("a source that fails breaks the stream, instead of ending a file that looks whole", async () => {
    const rows = async function* () {
      yield ["first"];
      throw new Error("The database went away.");
    };
    await expect(partsOf(xlsxStream([sheet([], { rows })]))).rejects.toThrow("The database went away.");
  });

  test("whoever stops reading stops the source", async () => {
    let made = 0;
    let over = false;
    const rows = async function* () {
      try {
        for (;;) {
          made += 1;
          yield ["x".repeat(2_000), Math.random()];
        }
      } finally {
        over = true;
      }
    };
    const stream = xlsxStream([sheet([], { rows })]);
    for await (const _ of stream) if (made > 500) break;
    await expect.poll(() => over).toBe(true);
  });
});
