// Makes a token for scripts: npm run token -- --role ROLE --name NAME. The token alone goes to standard output.
import { parseArgs } from "node:util";
import "#lib/boot.ts";
import { createToken } from "#lib/identity/create-token.ts";
import { platformRoles } from "#lib/registry/core/vocabulary.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { runWithDatabase } from "./launcher/with-database.ts";
import { giveUp, Obstacle } from "./steps.mjs";

const usage = `Usage: npm run token -- --role ROLE --name NAME [--scope PERMISSION]… [--expires TIME]
  --role      ${platformRoles.join(", ")}
  --name      what it is for, as it will stand in the evidence
  --scope     a permission that it is cut down to; may be repeated; without it, everything that the role may
  --expires   when it ends, such as 2027-01-31T00:00:00Z; without it, it lasts until it is revoked`;

function asked() {
  try {
    const { values } = parseArgs({
      options: {
        role: { type: "string" },
        name: { type: "string" },
        scope: { type: "string", multiple: true, default: [] },
        expires: { type: "string" },
      },
    });
    const role = platformRoles.find((known) => known === values.role);
    if (!values.name) throw new Error("Say what the token is for, with --name.");
    if (!role) throw new Error(`Say its role, with --role: ${platformRoles.join(", ")}.`);
    return { name: values.name, role, scopes: values.scope, expiresAt: values.expires ?? null };
  } catch (failure) {
    return giveUp(new Obstacle(`${(failure as Error).message}\n${usage}`));
  }
}

const input = asked();
await runWithDatabase("token", async () => {
  const { token } = await createToken(systemContext("npm run token"), input as Parameters<typeof createToken>[1]);
  process.stdout.write(`${token}\n`);
});
