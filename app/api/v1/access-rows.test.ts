import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Endpoint } from "#app/api/endpoint.ts";
import { rows } from "../../../e2e/access-rows.ts";

// The browser's suite asks every route as everybody. This holds the same table against what each verb takes, in a second.

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const taken = new Map<string, string>();
for (const file of globSync("app/api/**/route.ts").sort()) {
  const route = `/${path.dirname(file).replace(/^app\//, "")}`;
  const handlers = (await import(path.resolve(file))) as Partial<Record<(typeof METHODS)[number], Partial<Endpoint>>>;
  for (const method of METHODS) {
    const may = handlers[method]?.parts?.verb.may;
    if (may !== undefined) taken.set(`${method} ${route}`, may);
  }
}

/** What the table says otherwise: of one's own sign-in, by a secret link, and where the verb asks for more as it goes on. */
const apart: Record<string, string> = {
  "DELETE /api/v1/people/[person]": "person.edit",
  "DELETE /api/v1/session": "session.hold",
  "POST /api/v1/session/password": "session.hold",
  "POST /api/v1/views/[view]/default": "view.default",
  "DELETE /api/v1/views/[view]/default": "view.default",
  "POST /api/auth/first-admin": "person.administer",
  "POST /api/auth/password": "person.administer",
  "GET /api/calendar/[feed]": "inbox.read",
  "POST /api/stop-mails/[link]": "notice.own",
};

test.each([...taken])("%s takes %s, as the table of access says", (key, may) =>
  expect(may).toBe(apart[key] ?? rows[key]?.may),
);

test("every row of the table is a verb of a route", () =>
  expect(Object.keys(rows).filter((key) => !taken.has(key))).toEqual([]));
