import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOfRows } from "./csv-of-rows.ts";

const columns = [
  { heading: "Name", text: (row: { name: string; note: string }) => row.name },
  { heading: "Note", text: (row: { name: string; note: string }) => row.note },
];

test("rows are read back as they were, whatever is in them", () =>
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.string(), note: fc.string({ unit: "grapheme" }) })), (rows) => {
      const safe = rows.map(({ name, note }) => ({ name: `a${name}`, note: `a${note}` }));
      const read = parse(csvOfRows(columns, safe), { bom: true, relax_column_count: true, record_delimiter: "\r\n" });
      expect(read).toEqual([["Name", "Note"], ...safe.map(({ name, note }) => [name, note])]);
    }),
  ));

test("no cell is a formula", () =>
  expect(csvOfRows(columns, [{ name: "=HYPERLINK(1)", note: "+1" }])).toContain(`"'=HYPERLINK(1)","'+1"`));
