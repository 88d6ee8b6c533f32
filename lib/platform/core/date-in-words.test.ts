import { expect, test } from "vitest";
import { dateInWords } from "./date-in-words.ts";

test.each([
  [Date.UTC(2026, 2, 3), "3 March 2026"],
  [Date.UTC(2026, 2, 3) - 1, "2 March 2026"],
  [Date.UTC(2024, 1, 29, 23, 59, 59, 999), "29 February 2024"],
  [0, "1 January 1970"],
])("says the day in UTC (%i)", (instant, words) => expect(dateInWords(instant)).toBe(words));
