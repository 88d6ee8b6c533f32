// One measure on one database, in a process of its own (`node scripts/bench/measure.ts NAME`): prints one line of JSON.
import { closeDatabase } from "#lib/platform/database.ts";
import { browserTimings } from "./browser.ts";
import { changeOneAssignment } from "./change-one-assignment.ts";
import { closeLargeCampaign } from "./close-campaign.ts";
import { createLargeCampaign } from "./create-campaign.ts";
import { inbox } from "./inbox.ts";
import { judgeEverything, judgeForTheFirstTime } from "./judge-everything.ts";
import { killWorkersFiftyTimes } from "./kill-workers.ts";
import { leave } from "./leave.ts";
import { listAgentsOverHttp } from "./list-agents.ts";
import { matrixScroll } from "./matrix-scroll.ts";
import { writeWithEvidence } from "./write-with-evidence.ts";

const measures: Record<string, () => Promise<Record<string, number>>> = {
  "first-judgement": judgeForTheFirstTime,
  "judge-everything": judgeEverything,
  "change-one-assignment": changeOneAssignment,
  leave,
  "write-with-evidence": writeWithEvidence,
  "list-agents": listAgentsOverHttp,
  inbox,
  "create-campaign": createLargeCampaign,
  "close-campaign": closeLargeCampaign,
  browser: browserTimings,
  "kill-workers": killWorkersFiftyTimes,
  "matrix-scroll": matrixScroll,
};

const measure = measures[process.argv[2] ?? ""];
if (!measure) throw new Error(`Name one of: ${Object.keys(measures).join(", ")}.`);
const figures = await measure();
await closeDatabase();
process.stdout.write(`${JSON.stringify(figures)}\n`);
