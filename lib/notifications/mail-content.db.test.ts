import { describe, expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { configuration } from "#lib/platform/configuration.ts";
import { present } from "#lib/platform/database.ts";
import { seatSentence } from "#lib/registry/core/seat-strip.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { listAgents } from "#lib/registry/list-agents.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { headerOf, mailServer } from "./mail-server-for-tests.ts";
import { stopAddress, stopSecret } from "./stop-link.ts";
import { tell } from "./tell-for-tests.ts";

const { received, send } = mailServer();

describe("a mail", () => {
  test("tells the notice plainly and as HTML, with real links, and says how to end such mails", async () => {
    const world = new World();
    const person = await world.person("Mira");
    await tell(world, person.id, { title: "You <b>& only you</b>", dueAt: Date.UTC(2026, 2, 9) });
    await send(world.now);
    const [mail] = received;
    expect(received).toHaveLength(1);
    expect(mail).toMatchObject({
      from: { name: "Answerable", address: "answerable@example.com" },
      to: [{ name: person.name, address: person.email }],
      subject: "You <b>& only you</b>",
    });
    const { publicUrl } = configuration();
    expect(mail?.text).toContain(`${publicUrl}/gaps/1`);
    expect(mail?.text).toContain("Due 9 March 2026.");
    expect(mail?.html).toContain(`href="${publicUrl}/gaps/1"`);
    expect(mail?.html).toContain("You &#60;b&#62;&#38; only you&#60;/b&#62;");
    expect(mail?.html).not.toMatch(/<img|<link|url\(|@import/i);
    expect(headerOf(mail, "Auto-Submitted")).toBe("auto-generated");
    expect(headerOf(mail, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    expect(mail?.text).toContain(
      `${publicUrl}/stop-mails#${stopSecret({ personId: person.id, kind: "gap-assigned" })}`,
    );
    expect(headerOf(mail, "List-Unsubscribe")).toBe(`<${stopAddress({ personId: person.id, kind: "gap-assigned" })}>`);
    await send(world.now + 60_000);
    expect(received).toHaveLength(1);
  });

  test("says how the seats of the agent, or of the gap's capability, stand as it leaves", async () => {
    const world = new World();
    const [mira, otto] = [await world.person("Mira"), await world.person("Otto")];
    const agent = await world.statedAgent("Desk");
    const system = await world.system("Ledger");
    const capability = await world.capability(agent, "Pay", { action: "pay", system: system.slug });
    await world.assign(agent, "provisioner", mira);
    await submitAgent(world.admin, { agent: agent.id });
    const gap = (await listGaps(world.admin, { agent: agent.slug, role: "responder" })).data[0];
    const ofAgent = (await listAgents(world.admin, { q: agent.name })).data[0]?.seats ?? "";
    await present.query(`UPDATE "Notice" SET mail = 'none' WHERE "mailId" IS NULL RETURNING id::text`);
    await tell(world, otto.id, { kind: "role-named", href: `/agents/${agent.slug}?section=people` });
    await tell(world, otto.id, { kind: "gap-assigned", href: `/gaps/${gap?.id}` });
    await tell(world, otto.id, { kind: "hand-over-asked", href: `/people/${mira.id}/hand-over` });
    await send(world.now);
    const textOf = (about: string) => received.find(({ text }) => text?.includes(about))?.text?.replaceAll("\n", " ");
    expect(gap?.capability?.id).toBe(capability.id);
    expect(textOf("?section=people")).toContain(`Its seats: ${seatSentence(ofAgent)}.`);
    expect(textOf(`/gaps/${gap?.id}`)).toContain(`Its seats: ${seatSentence(gap?.seats ?? "")}.`);
    expect(received.find(({ html }) => html?.includes("?section=people"))?.html).toContain(seatSentence(ofAgent));
    expect(textOf("/hand-over")).not.toContain("Its seats");
  });

  test("gathers what was told together of one kind, and never goes to who left", async () => {
    const world = new World();
    const [many, gone] = [await world.person(), await world.person()];
    for (let n = 0; n < 60; n++) await tell(world, many.id, { title: `Gap number ${n}` });
    await tell(world, gone.id);
    await editPerson(world.admin, { person: gone.id, status: "left" });
    await send(world.now);
    expect(received.map(({ subject }) => subject)).toEqual(["60 notices: A gap is assigned to you"]);
    expect(received[0]?.text).toContain("10 more notices wait in the console.");
  });

  test.each([
    ["a line break and a header", "Hello\r\nBcc: evil@example.com\r\n\r\n<script>"],
    ["a unicode line break", "Hello\u2028Bcc: evil@example.com"],
    ["ten thousand letters", "x".repeat(10_000)],
    ["a bell and an escape", "Hello\u0007\u001b[31m"],
  ])("whose subject would hold %s holds one short line", async (_, title) => {
    const world = new World();
    const person = await world.person("Mira");
    await tell(world, person.id, { title });
    await send(world.now);
    const [mail] = received;
    expect(mail?.subject?.length).toBeLessThanOrEqual(140);
    expect(mail?.subject).not.toMatch(/[\r\n\u2028\0]/);
    expect(headerOf(mail, "Bcc")).toBeUndefined();
    expect(mail?.to).toHaveLength(1);
    expect(mail?.html).not.toContain("<script>");
  });
});
