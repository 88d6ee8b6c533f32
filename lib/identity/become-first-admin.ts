import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { email, line } from "#lib/verbs/fields.ts";
import { newPassword } from "./core/password-rules.ts";
import { hashOfPassword } from "./passwords.ts";
import { prepared } from "./prepared-command.ts";
import { hashOfSecret } from "./secrets.ts";
import { hasAdminLocked, linkForUpdate, linkVoid, linkWaits, markLinkUsed } from "./store-links.ts";
import { savePassword } from "./store-people.ts";

const fields = { email, name: line(200).meta({ example: "Mira Chen" }) };

const register = command({
  may: "person.administer",
  summary: "Become the first admin",
  input: z.strictObject({ ...fields, linkHash: z.string(), passwordHash: z.string() }),
  async load(tx, input, context) {
    const taken = await hasAdminLocked(tx);
    const link = await linkForUpdate(tx, "first_admin", input.linkHash, context.clock.now());
    const known = await tx.models.person.findUnique({ where: { email: input.email }, select: { id: true } });
    return { taken, link, known };
  },
  decide({ taken, link, known }, input, context) {
    if (link === null || taken) throw linkVoid();
    if (known)
      throw new Refusal("conflict", "duplicate", "Somebody with that address is already registered.", {
        errors: [{ path: "email", message: "This is already taken." }],
      });
    return { linkId: link.id, ...input, createdAt: new Date(context.clock.now()) };
  },
  async save(tx, { linkId, email, name, passwordHash, createdAt }) {
    const person = await tx.models.person.create({
      data: { email, name, status: "active", platformRoles: ["admin"], createdAt },
    });
    await savePassword(tx, person.id, passwordHash);
    await markLinkUsed(tx, linkId);
    return person;
  },
  evidence: (person, { email }) => [
    {
      type: "person.created",
      subject: { kind: "person", id: person.id, name: person.name, agentId: null },
      payload: { email, name: person.name, status: "active", platformRoles: ["admin"], by: "first-admin-link" },
    },
  ],
  touches: () => ({}),
  answer: async (_tx, { id, email, name }) => ({ id, email, name }),
});

/** The first visitor, with the one-time link, becomes the admin with a password. The link is their authority. */
export const becomeFirstAdmin = prepared(register, {
  input: z.strictObject({ link: z.string().min(20).max(200), ...fields, password: newPassword }),
  secretInput: true,
  async prepare({ link, password, ...person }, { clock }) {
    const linkHash = hashOfSecret(link);
    if (!(await linkWaits("first_admin", linkHash, clock.now()))) throw linkVoid();
    return { inner: { ...person, linkHash, passwordHash: await hashOfPassword(password) }, secret: "" };
  },
  answer: (person) => person,
});
