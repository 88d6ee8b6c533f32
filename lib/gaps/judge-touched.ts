import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { enqueue } from "#lib/platform/enqueue.ts";
import type { Judge, Touched } from "#lib/verbs/judge-port.ts";
import { judgeAgents } from "./judge-agents.ts";
import { judgeOrganisation, judgeWholeOrganisation } from "./judge-organisation.ts";
import { markDue } from "./store-due.ts";
import { agentsTouched, allAgents, controlsDefaultedTo } from "./store-touched.ts";

/** Up to so many agents are judged in the transaction of the write; more are marked as due and judged right behind it. */
const AT_ONCE = 200;

/**
 * The judgement behind every write (`verbs/judge-port.ts`): looks again at what the write can have changed, in the same
 * transaction while that is little, else by a job that is enqueued with it (R9: someone who left is a gap at once).
 */
export const judgeTouched: Judge = async (tx, touched, now, correlationId) => {
  if (isEmpty(touched)) return;
  const people = touched.people ?? [];
  const controls = [...(touched.controls ?? []), ...(await controlsDefaultedTo(tx, people))];
  // What a control asks of whom, and which thresholds hold, concerns everybody.
  const everybody = touched.everything === true || (touched.controls ?? []).length > 0;
  const agents = everybody ? await allAgents(tx, AT_ONCE) : await agentsTouched(tx, touched, now);
  if (agents !== null && agents.length <= AT_ONCE) {
    if (agents.length > 0 || people.length > 0 || controls.length > 0)
      await judgeAgents(tx, agents, now, correlationId, { people, controls });
    if (touched.everything) await judgeWholeOrganisation(tx, await loadOrganisation(tx, now), now, correlationId);
    return;
  }
  await judgeLater(tx, agents, now);
  const organisation = await loadOrganisation(tx, now);
  if (touched.everything) await judgeWholeOrganisation(tx, organisation, now, correlationId);
  else await judgeOrganisation(tx, { people, controls }, organisation, now, correlationId);
};

const isEmpty = (touched: Touched): boolean =>
  Object.values(touched).every(
    (part) => part === undefined || part === false || (Array.isArray(part) && part.length === 0),
  );

/** Puts agents (null: all) on the due list and calls the job that works through it. */
export async function judgeLater(tx: Transaction, agents: readonly string[] | null, now: Instant): Promise<void> {
  await markDue(tx, agents, now);
  await enqueue(tx, "judge-due", {}, { key: "judge-due", queue: "judge-due" });
}
