import { describe, expect, test } from "vitest";
import { type Provenance, refuseForeignOrigin } from "./same-origin.ts";

const PUBLIC = "https://answerable.example.com";
const write: Provenance = { method: "POST", origin: PUBLIC, host: "answerable.example.com", fetchSite: "same-origin" };
const refused = (given: Partial<Provenance>) => {
  try {
    refuseForeignOrigin({ ...write, ...given }, PUBLIC);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ kind: "forbidden", rule: "foreign-origin" });
    return true;
  }
};

describe("a write that rides on a cookie", () => {
  test.each<[string, Partial<Provenance>]>([
    ["from our own page", {}],
    ["from our own page, in an old browser", { fetchSite: null }],
    ["from a program that is no browser", { origin: null, fetchSite: null }],
    ["reached by another name of the same server", { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" }],
    ["read from elsewhere", { method: "GET", origin: "https://evil.example", fetchSite: "cross-site" }],
    ["HEAD from elsewhere", { method: "HEAD", origin: "null" }],
  ])("%s passes", (_, given) => expect(refused(given)).toBe(false));

  test.each<[string, Partial<Provenance>]>([
    ["Origin: null", { origin: "null" }],
    ["Origin: null, without the browser's own word", { origin: "null", fetchSite: null }],
    ["an empty origin", { origin: "" }],
    ["a foreign origin", { origin: "https://evil.example", fetchSite: "cross-site" }],
    ["a foreign origin whose browser says nothing more", { origin: "https://evil.example", fetchSite: null }],
    ["our host by http", { origin: "http://answerable.example.com.evil.example" }],
    ["our name on another port", { origin: "https://answerable.example.com:8443", host: "answerable.example.com" }],
    ["a neighbour under the same domain", { origin: "https://wiki.example.com", fetchSite: "same-site" }],
    ["a neighbour that hides its origin", { origin: null, fetchSite: "same-site" }],
    ["a navigation that no page made", { origin: null, fetchSite: "none" }],
    ["another scheme", { origin: "file://", fetchSite: null }],
  ])("%s is refused", (_, given) => expect(refused(given)).toBe(true));

  test.each(["POST", "PATCH", "PUT", "DELETE", "post", "PROPFIND"])("whatever its method: %s", (method) =>
    expect(refused({ method, origin: "null" })).toBe(true),
  );
});
