import { expect, test } from "vitest";
import { describeApi, operations } from "./describe-api.ts";
import { readableApi } from "./readable-api.ts";

const sections = readableApi(describeApi());
const shown = sections.flatMap((section) => section.operations);

test("shows every operation of the description, each with a command that could be typed", () => {
  expect(shown.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    operations()
      .map(({ method, entry }) => `${method} /api/v1${entry.path}`)
      .sort(),
  );
  for (const { example, permission, summary } of shown) {
    expect(example).toMatch(/^curl (-X \w+ )?"\$ANSWERABLE\/api\/v1\//);
    expect(permission).toMatch(/^\w+\.\w+$/);
    expect(summary).toBeTruthy();
  }
});

test("says fields in words", () => {
  const register = shown.find(({ method, path }) => method === "POST" && path === "/api/v1/agents");
  const kinds = Object.fromEntries((register?.body ?? []).map(({ name, kind }) => [name, kind]));
  expect(kinds).toMatchObject({
    name: "text",
    autonomy: "one of suggests, acts_with_approval, acts_within_bounds, acts_freely or null",
    delegatesTo: "list of text",
    customerFacing: "true or false or null",
  });
  expect(register?.example).toContain(`-d '{"name":"Refund agent"`);
});
