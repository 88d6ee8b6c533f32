import { expect, test } from "vitest";
import { chosenColumns, columnsInAddress } from "./chosen-columns.ts";

const column = (id: string, hidden = false) => ({ id, label: id, hidden });
const all = [column("name"), column("seats"), column("state"), column("vendor", true)];

test.each([
  ["what everybody sees first", null, ["name", "seats", "state"]],
  ["the order that is asked for", "name,state,seats", ["name", "state", "seats"]],
  ["a column that is hidden at first", "name,vendor", ["name", "vendor"]],
  ["the first column first, wherever it is asked for", "state,name", ["name", "state"]],
  ["nothing but the first", "", ["name"]],
  ["what is known, once", "name,seats,salary,seats", ["name", "seats"]],
])("shows %s", (_, asked, shown) => expect(chosenColumns(all, asked)).toEqual(shown));

test("the usual choice needs no word in the address, and any other is read back as it was", () => {
  expect(columnsInAddress(all, ["name", "seats", "state"])).toBeNull();
  const other = ["name", "vendor", "seats"];
  expect(chosenColumns(all, columnsInAddress(all, other))).toEqual(other);
});
