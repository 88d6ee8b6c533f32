import pg from "pg";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { generatedAt } from "./judge-everything.ts";
import { recordStatements, type Statement } from "./record-statements.ts";
import { median, timed } from "./statistics.ts";
import "#lib/boot.ts";

const ROUNDS = 200;
const WARM = 30;

/**
 * A write by its verb (parsed, authorized, decided, judged, with its evidence) beside the very same statements sent once
 * more by a plain client, without the insert into the evidence: as text, and prepared under the names of the verb's.
 * Each round writes another text at another moment.
 */
export async function writeWithEvidence(): Promise<Record<string, number>> {
  const at = (await generatedAt()) + 2_000_000;
  const agents = await present.query<{ id: string }>(
    `SELECT id::text AS id FROM "Agent" WHERE state = 'active' ORDER BY md5(id::text) LIMIT $1`,
    [ROUNDS + WARM],
  );
  const recorded = recordStatements();
  const plain = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await plain.connect();
  const [verb, bare, prepared, withEvidence]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const [round, { id }] of agents.entries()) {
    const now = at + round * 10;
    // Each agent's pages are read once before they are measured: the replay would find them read by the verb.
    await editAgent(systemContext("bench", fixedClock(now - 5)), { agent: id, escalation: `Marked ${round} first` });
    recorded.begin();
    const whole = await timed(() =>
      editAgent(systemContext("bench", fixedClock(now)), { agent: id, escalation: `Marked ${round} once` }),
    );
    const statements = recorded.end();
    const replay = (some: readonly Statement[], text: string, moment: number) =>
      timed(() =>
        replayed(plain, some, [
          [`Marked ${round} once`, text],
          [new Date(now).toISOString(), new Date(moment).toISOString()],
        ]),
      );
    const others = statements.filter(({ text }) => !/INSERT INTO "Evidence"/.test(text));
    const unnamed = others.map((statement) => ({ ...statement, name: undefined }));
    const asText = await replay(unnamed, `Marked ${round} twice`, now + 1);
    const named = await replay(others, `Marked ${round} thrice`, now + 2);
    const full = await replay(statements, `Marked ${round} at last`, now + 3);
    if (round < WARM) continue;
    verb.push(whole);
    bare.push(asText);
    prepared.push(named);
    withEvidence.push(full);
  }
  await plain.end();
  recorded.stop();
  return {
    verb: median(verb),
    plain: median(bare),
    prepared: median(prepared),
    ratio: median(verb) / median(bare),
    preparedRatio: median(verb) / median(prepared),
    evidenceRatio: median(withEvidence) / median(prepared),
  };
}

async function replayed(client: pg.Client, statements: readonly Statement[], swaps: [string, string][]): Promise<void> {
  for (const { name, text, values } of statements)
    await client.query({
      ...(name === undefined ? {} : { name }),
      text,
      values: values.map((value) =>
        typeof value === "string" ? swaps.reduce((said, [from, to]) => said.replaceAll(from, to), value) : value,
      ),
    });
}
