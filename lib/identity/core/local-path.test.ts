import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each([
  ["/agents?sort=name", "/agents?sort=name"],
  ["http://localhost:3000/gaps", "/gaps"],
  ["https://evil.example/agents", "/agents"],
  ["//evil.example/x", "/x"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["data:text/html,x", "/"],
  ["http://x//evil.example", "/"],
  ["/sign-in?error=x", "/"],
  ["", "/"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
] as const)("after signing in, %s leads to %s", (given, path) => expect(localPath(given)).toBe(path));
