import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { addEnvironmentFile, parseConfiguration, settingNames } from "./configuration.ts";

const example = readFileSync(path.join(import.meta.dirname, "../../.env.example"), "utf8");

describe("settings", () => {
  test("need nothing to be set", () =>
    expect(parseConfiguration({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      dataDirectory: ".data",
      worker: true,
      oidc: undefined,
    }));

  test("an empty value counts as not set", () => expect(parseConfiguration({ PORT: " " }).port).toBe(3000));

  test("the owner's connection is the application's, unless it is given", () =>
    expect(parseConfiguration({ DATABASE_URL: "postgresql://a@b/c" }).databaseOwnerUrl).toBe("postgresql://a@b/c"));

  test.each([
    [{ PORT: "80a" }, "PORT must be a whole number from 1 to 65535, and is '80a'."],
    [{ PORT: "0" }, "PORT must be a whole number from 1 to 65535, and is '0'."],
    [{ WORKER: "yes" }, "WORKER must be on or off, and is 'yes'."],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be silent, error, warn, info or debug, and is 'loud'."],
    [
      { PUBLIC_URL: "example" },
      "PUBLIC_URL must be a web address such as https://answerable.example.com, and is 'example'.",
    ],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET must be at least 32 characters long."],
    [{ DATABASE_URL: "mysql://u:secret@h/d" }, /^DATABASE_URL must be an address such as postgresql:[^']*$/],
    [
      { OIDC_ISSUER: "https://x.example" },
      "Sign-in through a provider also needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.",
    ],
    [{ PORT: "x", WORKER: "x" }, /PORT must .*\nWORKER must /],
  ])("%o is refused in plain words, and no secret is repeated", (environment, message) =>
    expect(() => parseConfiguration(environment)).toThrow(message),
  );

  test(".env.example names exactly the settings that exist, and the defaults that they have", () => {
    const named = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(
      ([, name = "", value = ""]) => [name, value] as const,
    );
    expect(named.map(([name]) => name).sort()).toEqual([...settingNames].sort());
    const shown = Object.fromEntries(named);
    const withoutExamples = Object.fromEntries(
      named.filter(([name]) => !/^(DATABASE_.*URL|OIDC_|AUTH|SMTP_|MAIL_|WEBHOOK_)/.test(name)),
    );
    expect(parseConfiguration(withoutExamples)).toEqual(parseConfiguration({ PUBLIC_URL: shown.PUBLIC_URL }));
  });
});

describe("the file .env", () => {
  const withFile = (text: string, environment: Record<string, string | undefined>) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "answerable-env-"));
    try {
      writeFileSync(path.join(folder, ".env"), text);
      addEnvironmentFile(path.join(folder, ".env"), environment);
      return environment;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test("fills in what the environment does not say", () =>
    expect(withFile("PORT=4000\nHOST=0.0.0.0\n", { PORT: "5000" })).toEqual({ PORT: "5000", HOST: "0.0.0.0" }));

  test("may be missing", () => expect(() => addEnvironmentFile("/nowhere/.env", {})).not.toThrow());

  test.each([
    ["PROT=4000", /PROT is no setting of Answerable; is PORT meant\?/],
    ["COLOUR=red", /COLOUR is no setting of Answerable\. The file \.env\.example names them all\./],
  ])("%s is refused", (text, message) => expect(() => withFile(text, {})).toThrow(message));
});
