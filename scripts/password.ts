// Makes a one-time link by which a person sets their password: npm run password -- --email EMAIL. For operators on the
// machine, when nobody can sign in any more. The link alone goes to standard output.
import { parseArgs } from "node:util";
import "#lib/boot.ts";
import { invitePerson } from "#lib/identity/invite-person.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { runWithDatabase } from "./launcher/with-database.ts";
import { giveUp, Obstacle } from "./steps.mjs";

const usage = "Usage: npm run password -- --email EMAIL";

function asked(): string {
  try {
    const { values } = parseArgs({ options: { email: { type: "string" } } });
    if (!values.email) throw new Error("Say whose password it is, with --email.");
    return values.email;
  } catch (failure) {
    return giveUp(new Obstacle(`${(failure as Error).message}\n${usage}`));
  }
}

const person = asked();
await runWithDatabase("password", async () => {
  const { link } = await invitePerson(systemContext("npm run password"), { person });
  process.stdout.write(`${link}\n`);
});
