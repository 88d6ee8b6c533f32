import { expect, test } from "vitest";
import { harmless } from "./harmless.ts";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "|x", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x"])(
  "no sheet program takes %j for a formula",
  (text) => expect(harmless(text)).toBe(`'${text}`),
);

test.each(["Refund agent", "a=b", "1-2", ""])("%j stays as it is", (text) => expect(harmless(text)).toBe(text));
