// Judges everything again, on the database of a running Answerable or of DATABASE_URL: finds what the judgement of each
// write should have found already, and says how much differed.
import { runJudgement } from "#lib/gaps/run-judgement.ts";
import { closeDatabase } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import "#lib/boot.ts";
import { runWithDatabase } from "./launcher/with-database.ts";
import { say } from "./steps.mjs";

await runWithDatabase("rejudge", async ({ beforeStop }) => {
  beforeStop(closeDatabase);
  const { total, changed } = await runJudgement(machineClock, null);
  say(
    changed === 0
      ? `Judged ${total} agents: nothing to change.`
      : `Judged ${total} agents: ${changed} findings or verdicts changed.`,
  );
});
