import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { newPassword } from "./core/password-rules.ts";
import { hashOfPassword } from "./passwords.ts";
import { prepared } from "./prepared-command.ts";
import { hashOfSecret } from "./secrets.ts";
import { linkForUpdate, linkVoid, linkWaits, markLinkUsed } from "./store-links.ts";
import { accountForUpdate, savePassword } from "./store-people.ts";
import { endSessions } from "./store-sessions.ts";

const keep = command({
  may: "person.administer",
  summary: "Set a password with a one-time link",
  input: z.strictObject({ linkHash: z.string(), passwordHash: z.string() }),
  async load(tx, input, context) {
    const link = await linkForUpdate(tx, "password", input.linkHash, context.clock.now());
    return { link, account: link?.personId ? await accountForUpdate(tx, link.personId) : null };
  },
  decide({ link, account }, { passwordHash }) {
    if (link === null || account?.status !== "active") throw linkVoid();
    return { linkId: link.id, account, passwordHash };
  },
  async save(tx, { linkId, account, passwordHash }) {
    await savePassword(tx, account.personId, passwordHash);
    await markLinkUsed(tx, linkId);
    return endSessions(tx, account.personId);
  },
  evidence: (ended, { account }) => [
    {
      type: "password.set",
      subject: { kind: "person", id: account.personId, name: account.name, agentId: null },
      payload: { by: "link", sessionsEnded: ended },
    },
  ],
  touches: () => ({}),
  answer: async () => null,
});

/** Who holds an invitation sets their password with it, once; their sessions elsewhere end. The link is their authority. */
export const setPassword = prepared(keep, {
  input: z.strictObject({ link: z.string().min(20).max(200), password: newPassword }),
  secretInput: true,
  async prepare({ link, password }, { clock }) {
    const linkHash = hashOfSecret(link);
    if (!(await linkWaits("password", linkHash, clock.now()))) throw linkVoid();
    return { inner: { linkHash, passwordHash: await hashOfPassword(password) }, secret: "" };
  },
  answer: (nothing) => nothing,
});
