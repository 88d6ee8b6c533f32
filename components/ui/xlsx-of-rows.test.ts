import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openWorkbook } from "#lib/reports/open-workbook-for-tests.ts";
import { xlsxOfRows } from "./xlsx-of-rows.ts";

const columns = [
  { heading: "Name", text: (row: { name: string; note: string }) => row.name },
  { heading: "Note", text: (row: { name: string; note: string }) => row.note },
];
const opened = async (rows: { name: string; note: string }[]) => {
  const [sheet] = await openWorkbook(Readable.from([Buffer.from(xlsxOfRows("What is chosen", columns, rows))]));
  if (!sheet) throw new Error("There is no sheet.");
  return sheet;
};

test("rows are read back as they were, whatever is in them", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ name: fc.stringMatching(/^[ -~äß€漢]{1,20}$/), note: fc.stringMatching(/^[ -~]{1,20}$/) })),
      async (rows) => {
        const { cells, rows: count, name } = await opened(rows);
        expect([name, count]).toEqual(["What is chosen", rows.length + 1]);
        for (const [at, row] of rows.entries()) {
          expect(cells.get(`A${at + 2}`)?.text).toBe(row.name);
          expect(cells.get(`B${at + 2}`)?.text).toBe(row.note);
        }
      },
    ),
    { numRuns: 30 },
  ));

test("headings stay in sight, and what looks like a formula is text", async () => {
  const { cells, xml } = await opened([{ name: "=HYPERLINK(1)", note: "+1" }]);
  expect(cells.get("A1")?.text).toBe("Name");
  expect(xml).toContain('topLeftCell="B2"');
  expect(xml).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(1)</t></is></c>');
  expect(xml).not.toContain("<f>");
});
