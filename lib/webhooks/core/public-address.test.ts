import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whyRefused } from "./endpoint-address.ts";
import { isPublicAddress } from "./public-address.ts";

describe("an address", () => {
  test.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "192.167.255.255", "2606:4700:4700::1111", "2a00:1450::1"])(
    "%s is public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "example.com",
    "",
  ])("'%s' is not", (address) => expect(isPublicAddress(address)).toBe(false));

  test("is private in every spelling of a private one", () => {
    fc.assert(
      fc.property(fc.constantFrom(10, 127, 0), fc.nat(255), fc.nat(255), fc.nat(255), (a, b, c, d) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const spellings = [
          `https://${a}.${b}.${c}.${d}/`,
          `https://${number}/`,
          `https://0x${number.toString(16)}/`,
          `https://0${number.toString(8)}/`,
          `https://${a}.${(b * 256 + c) * 256 + d}/`,
          `https://[::ffff:${a}.${b}.${c}.${d}]/`,
        ];
        for (const spelling of spellings) expect(whyRefused(spelling, []), spelling).not.toBeNull();
      }),
    );
  });
});

describe("where a webhook may go", () => {
  test.each([
    "http://hooks.example.com/",
    "ftp://hooks.example.com/",
    "file:///etc/passwd",
    "https://user:secret@hooks.example.com/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://a.localhost:8443/",
    "https://[::1]/",
    "https://169.254.169.254/latest/meta-data/",
    "javascript:alert(1)",
    "hooks.example.com",
    "",
  ])("not to '%s'", (address) => expect(whyRefused(address, [])).toMatch(/^[A-Z].*\.$/));

  test("to public hosts over https, and to what the operator allowed by name", () => {
    expect(whyRefused("https://hooks.example.com/x", [])).toBeNull();
    expect(whyRefused("http://127.0.0.1:8080/x", ["127.0.0.1:8080"])).toBeNull();
    expect(whyRefused("http://127.0.0.1:8081/x", ["127.0.0.1:8080"])).not.toBeNull();
    expect(whyRefused("http://hooks.internal/x", ["hooks.internal"])).toBeNull();
    expect(whyRefused("http://hooks.internal.evil.example/x", ["hooks.internal"])).not.toBeNull();
  });
});
