import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { absentFrom } from "./complete-lock.mjs";

test("the lock file names the packages of every system, so that npm ci accepts it everywhere", () =>
  expect(
    absentFrom(JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../package-lock.json"), "utf8"))),
  ).toEqual({}));

test("what a lock lacks is made from the name", () =>
  expect(
    absentFrom({
      packages: {
        "node_modules/tool": {
          dev: true,
          optionalDependencies: { "@tool/linux-x64-musl": "1.2.3", "@tool/darwin-arm64": "1.2.3", other: "^2.0.0" },
        },
        "node_modules/@tool/darwin-arm64": { version: "1.2.3" },
      },
    }),
  ).toEqual({
    "node_modules/@tool/linux-x64-musl": {
      version: "1.2.3",
      dev: true,
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    },
  }));
