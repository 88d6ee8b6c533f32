import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftOf } from "./agent-draft.ts";
import { emptyCapability, type RegistrationForm } from "./registration-form.ts";
import { type Kept, saveDraft } from "./save-draft.ts";

interface Sent {
  method: string;
  path: string;
  ifMatch: string | null;
  body: Record<string, unknown>;
}

/** What a pretended API was sent; it refuses a playbook that is no address, as the real one does. */
let sent: Sent[];
let version: number;

beforeEach(() => {
  sent = [];
  version = 0;
  vi.stubGlobal("fetch", async (address: string, { method, headers, body }: RequestInit) => {
    const said = JSON.parse(String(body ?? "{}")) as Record<string, unknown>;
    sent.push({
      method: method ?? "",
      path: address.replace("/api/v1", ""),
      ifMatch: (headers as Record<string, string>)["If-Match"] ?? null,
      body: said,
    });
    if (said.playbookUrl === "nonsense")
      return Response.json(
        { rule: "invalid-input", detail: "Some fields.", errors: [{ path: "playbookUrl", message: "An address." }] },
        { status: 400 },
      );
    return Response.json({ id: "a1", slug: "minutes", version: ++version });
  });
});
afterEach(() => vi.unstubAllGlobals());

const nothing: Kept = { agent: null, capabilities: {}, people: {} };
const form = (agent: Partial<RegistrationForm["agent"]>, more: Partial<RegistrationForm> = {}): RegistrationForm => ({
  agent: { ...draftOf(null), ...agent },
  capabilities: [],
  people: {},
  ...more,
});

test("nothing is sent before there is a name", async () => {
  const saved = await saveDraft(form({ purpose: "Write" }), nothing);
  expect(saved).toEqual({ kept: nothing, errors: [], stopped: null });
  expect(sent).toEqual([]);
});

test("the draft is created once, then only what changed is sent with the version that it is based on", async () => {
  const first = await saveDraft(form({ name: "Minutes", purpose: "Write" }), nothing);
  const second = await saveDraft(form({ name: "Minutes", purpose: "Write", hosting: "internal" }), first.kept);
  const third = await saveDraft(form({ name: "Minutes", purpose: "Write", hosting: "internal" }), second.kept);
  expect(sent).toEqual([
    { method: "POST", path: "/agents", ifMatch: null, body: { name: "Minutes", purpose: "Write" } },
    { method: "PATCH", path: "/agents/minutes", ifMatch: '"1"', body: { hosting: "internal" } },
  ]);
  expect(third.kept.agent).toMatchObject({ slug: "minutes", version: 2 });
});

test("a field that is refused does not hold back the others, and is tried again once it is mended", async () => {
  const saved = await saveDraft(
    form({ name: "Minutes", playbookUrl: "nonsense", escalation: "The duty manager" }),
    nothing,
  );
  expect(saved.errors).toEqual([{ path: "playbookUrl", message: "An address." }]);
  expect(saved.kept.agent?.body).toMatchObject({ escalation: "The duty manager", playbookUrl: null });
  const mended = await saveDraft(
    form({ name: "Minutes", playbookUrl: "https://wiki.example.com", escalation: "The duty manager" }),
    saved.kept,
  );
  expect(mended.errors).toEqual([]);
  expect(sent.at(-1)?.body).toEqual({ playbookUrl: "https://wiki.example.com" });
});

test("capabilities and people follow the agent; a row without a name waits, one taken out is ended", async () => {
  const capability = { ...emptyCapability("one"), name: "Draft", action: "read" };
  const mira = { name: "Mira", reference: "mira@example.com" };
  const full = form(
    { name: "Minutes" },
    { capabilities: [capability, emptyCapability("two")], people: { provisioner: mira } },
  );
  const saved = await saveDraft(full, nothing);
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /agents",
    "POST /agents/minutes/capabilities",
    "POST /agents/minutes/assignments",
  ]);
  sent = [];
  await saveDraft(form({ name: "Minutes" }, { people: { provisioner: null } }), saved.kept);
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "DELETE /agents/minutes/capabilities/minutes",
    "DELETE /assignments/a1",
  ]);
});

test("what somebody else changed meanwhile stops the saving and says so", async () => {
  const first = await saveDraft(form({ name: "Minutes" }), nothing);
  vi.stubGlobal("fetch", async () =>
    Response.json({ rule: "stale-version", detail: "Somebody changed this meanwhile." }, { status: 412 }),
  );
  const saved = await saveDraft(form({ name: "Minutes", purpose: "Write" }), first.kept);
  expect(saved.stopped).toMatchObject({ status: 412, message: "Somebody changed this meanwhile." });
  expect(saved.kept).toEqual(first.kept);
});
