import { listGaps } from "#lib/gaps/list-gaps.ts";
import { iso } from "#lib/platform/core/clock.ts";
import type { Context } from "#lib/verbs/context.ts";
import { listExceptions } from "#lib/workflow/exceptions/list-exceptions.ts";
import {
  approveException,
  expireException,
  refuseException,
  withdrawException,
} from "#lib/workflow/exceptions/move-exception.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import type { Calendar } from "./moments.ts";
import type { PersonKey } from "./organisation/people.ts";
import type { Happening, Step } from "./replay.ts";

interface Excused {
  agent: string;
  rule: string;
  /** The capability's slug, where the agent has several such gaps. */
  capability?: string;
  by: PersonKey;
  /** Days ago; the end lies ahead where it is negative. */
  asked: number;
  ends: number;
  reason: string;
  compensatingControl: string;
  decided?: { daysAgo: number; by: PersonKey; approves: boolean; because: string };
  /** Days ago on which it was taken back. */
  withdrawn?: number;
  /** Days ago on which its end was noticed. */
  noticed?: number;
}

/** Each kind: asked for, running, about to end, over, refused, taken back. */
const excused: readonly Excused[] = [
  {
    agent: "catalogue-tagger",
    rule: "role-missing",
    capability: "sample-columns",
    by: "takeshi",
    asked: 3,
    ends: -60,
    reason: "Data has no detection engineer before the new one begins.",
    compensatingControl: "The steward looks through a sample of the day each evening.",
  },
  {
    agent: "policy-question-desk",
    rule: "grant-standing",
    by: "sinead",
    asked: 40,
    ends: -50,
    reason: "The wiki cannot let a grant end by itself until its next release.",
    compensatingControl: "The grant is looked at on the first of each month and renewed by hand.",
    decided: { daysAgo: 38, by: "priya", approves: true, because: "It reads articles that everybody may read." },
  },
  {
    agent: "broker-quote-assistant",
    rule: "approval-unenforced",
    capability: "send-the-quote",
    by: "pavel",
    asked: 100,
    ends: -5,
    reason: "The mail gateway learns to check approvals in spring.",
    compensatingControl: "A broker reads each quote before it leaves.",
    decided: { daysAgo: 97, by: "daniel", approves: true, because: "Nothing leaves unread until then." },
  },
  {
    agent: "test-data-maker",
    rule: "duties-clash",
    capability: "run-test-suites",
    by: "ben",
    asked: 95,
    ends: 8,
    reason: "There is nobody else in the test team until the new year.",
    compensatingControl: "The release lead reads the log of each run.",
    decided: { daysAgo: 93, by: "priya", approves: true, because: "Invented data only, and for a season." },
    noticed: 8,
  },
  {
    agent: "broker-quote-assistant",
    rule: "approval-unenforced",
    capability: "read-brokers-mails",
    by: "pavel",
    asked: 100,
    ends: -75,
    reason: "Reading waits for the same release of the mail gateway.",
    compensatingControl: "Only the mailbox quotes@ is open to it, and its reads are logged.",
    decided: { daysAgo: 97, by: "daniel", approves: true, because: "One mailbox, and nothing leaves it." },
  },
  {
    agent: "supplier-payment-runner",
    rule: "approval-unenforced",
    capability: "tell-suppliers-about-payments",
    by: "oskar",
    asked: 98,
    ends: -60,
    reason: "The mail gateway learns to check approvals in spring.",
    compensatingControl: "Accounts payable gets a copy of each message.",
    decided: { daysAgo: 96, by: "priya", approves: true, because: "A message moves no money." },
  },
  {
    agent: "joiner-mover-leaver",
    rule: "approval-unenforced",
    capability: "tell-the-manager",
    by: "andrzej",
    asked: 97,
    ends: -45,
    reason: "The mail gateway learns to check approvals in spring.",
    compensatingControl: "The text is fixed; only the name and the day change.",
    decided: { daysAgo: 95, by: "daniel", approves: true, because: "A fixed text to one manager." },
  },
  {
    agent: "test-data-maker",
    rule: "duties-clash",
    capability: "create-invented-claims",
    by: "ben",
    asked: 60,
    ends: -40,
    reason: "The test team is two people until the summer.",
    compensatingControl: "The release lead counts the invented claims each week.",
    decided: { daysAgo: 58, by: "leila", approves: true, because: "Invented data, and counted." },
  },
  {
    agent: "catalogue-tagger",
    rule: "secret-long-lived",
    by: "takeshi",
    asked: 60,
    ends: -30,
    reason: "The old catalogue knows only keys that do not end.",
    compensatingControl: "The key is kept in the vault.",
    decided: { daysAgo: 57, by: "priya", approves: false, because: "The vault can turn the key each day. Do that." },
  },
  {
    agent: "warehouse-question-desk",
    rule: "escalation-missing",
    by: "katarzyna",
    asked: 30,
    ends: -30,
    reason: "The on-call plan of Data is being written.",
    compensatingControl: "Questions stop outside office hours.",
    decided: { daysAgo: 28, by: "leila", approves: true, because: "Office hours only." },
    withdrawn: 12,
  },
];

/** How gaps of the example were accepted for a time, and what became of it. */
export const exceptionsOf = (calendar: Calendar): Happening[] => excused.flatMap((one) => livesOf(one, calendar));

function livesOf(excuse: Excused, calendar: Calendar): Happening[] {
  const { agent, rule, by, asked, decided, withdrawn, noticed } = excuse;
  const at = (days: number, what: string) => calendar.on(days, `exception ${agent} ${rule} ${what}`, 5);
  const ends = calendar.startOf(excuse.ends);
  const its = (verb: typeof withdrawException, reason?: string): Step => ({
    run: async (_world, within, context) => {
      await within(verb, { exception: await newest(context, excuse), ...(reason === undefined ? {} : { reason }) });
    },
  });
  return [
    { at: at(asked, "asked"), by, steps: [asking(excuse, iso(ends))] },
    ...(decided
      ? [
          {
            at: at(decided.daysAgo, "decided"),
            by: decided.by,
            steps: [its(decided.approves ? approveException : refuseException, decided.because)],
          },
        ]
      : []),
    ...(withdrawn === undefined ? [] : [{ at: at(withdrawn, "withdrawn"), by, steps: [its(withdrawException)] }]),
    ...(noticed === undefined ? [] : [{ at: ends + 60_000, by: null, steps: [its(expireException)] }]),
  ];
}

const asking = ({ agent, rule, capability, reason, compensatingControl }: Excused, endsAt: string): Step => ({
  run: async (_world, within, context) => {
    const { data } = await listGaps(context, { agent, rule });
    const gap = data.find((one) => capability === undefined || one.capability?.slug === capability);
    if (!gap) throw new Error(`${agent} has no gap ${rule} to except.`);
    await within(requestException, { gap: gap.id, reason, compensatingControl, endsAt });
  },
});

async function newest(context: Context, { agent, rule, reason }: Excused): Promise<string> {
  const { data } = await listExceptions(context, { agent, rule });
  const found = data.find((one) => one.reason === reason);
  if (!found) throw new Error(`Nobody asked for ${rule} on ${agent}.`);
  return found.id;
}
