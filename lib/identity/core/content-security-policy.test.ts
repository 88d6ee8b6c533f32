import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split("; ").map((part) => {
      const [name = "", ...values] = part.split(" ");
      return [name, values] as const;
    }),
  );

describe.each([null, "bm9uY2U="])("the policy with nonce %s", (nonce) => {
  const policy = directives(contentSecurityPolicy({ nonce, development: false, https: true }));

  test("lets no inline script and no inline style element run", () => {
    for (const name of ["default-src", "script-src", "style-src"]) {
      expect(policy[name]).not.toContain("'unsafe-inline'");
      expect(policy[name]).not.toContain("'unsafe-eval'");
      expect(policy[name]).not.toContain("*");
    }
  });

  test("lets nobody frame us, change the base, or send our forms elsewhere", () => {
    expect(policy["frame-ancestors"]).toEqual(["'none'"]);
    expect(policy["object-src"]).toEqual(["'none'"]);
    expect(policy["base-uri"]).toEqual(["'self'"]);
    expect(policy["form-action"]).toEqual(["'self'"]);
  });
});

test("a nonce opens scripts and style elements, and what such a script loads", () => {
  const policy = directives(contentSecurityPolicy({ nonce: "abc", development: false, https: false }));
  expect(policy["script-src"]).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  expect(policy["style-src"]).toEqual(["'self'", "'nonce-abc'"]);
  expect(policy).not.toHaveProperty("upgrade-insecure-requests");
});
