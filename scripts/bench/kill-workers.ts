import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { notify } from "#lib/notifications/notify.ts";
import { present, writing } from "#lib/platform/database.ts";
import { enqueue } from "#lib/platform/enqueue.ts";
import { agentsToReview, overdueCampaign, overdueHolders, REVIEWED, unfollowedCampaigns } from "./overdue.ts";
import "#lib/boot.ts";

/** What was asked for, what arrived, and how often. */
export interface KilledWorkers extends Record<string, number> {
  kills: number;
  /** Notices that were to be mailed, and mails that the server has. */
  mailsAsked: number;
  mailsArrived: number;
  /** Mails of which the server has more than one copy, all copies too many, and those with another Message-ID. */
  mailsDoubled: number;
  copiesTooMany: number;
  /** Reminders that are due to people, of roles and of access reviews, and that are recorded. */
  remindersDue: number;
  remindersRecorded: number;
  /** People to whom silence goes, deputies and managers, and who are recorded as told. */
  escalationsDue: number;
  escalationsRecorded: number;
  /** Entries of the evidence for them: one for each campaign and occasion, one for each role and person. */
  entriesDue: number;
  entriesRecorded: number;
  /** Jobs that a killed worker still holds at the end. */
  jobsHeld: number;
}

export const killWorkersFiftyTimes = (): Promise<KilledWorkers> => killWorkers({ kills: 50 });

const HOLDERS = 20;
const WORKERS = 2;
/** What is done again and again while workers die. */
const TASKS = ["send-mail", "ask-to-attest", "follow-campaigns", "free-jobs"];

/**
 * Two workers, killed at random while they send mails, remind people and escalate their silence, each replaced at once.
 * Whatever happens, each notice is mailed, each reminder and escalation is recorded once, and a kill doubles at most the
 * one mail that was on its way.
 */
export async function killWorkers({ kills }: { kills: number }): Promise<KilledWorkers> {
  const mails = await mailServer();
  const people = await overdueHolders(HOLDERS);
  const agents = await agentsToReview();
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(mails.port)));
  let asked = 0;
  const ask = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const person = people[asked % people.length] ?? "";
      await tell(person, `killed-workers-${++asked}`);
    }
    await overdueCampaign(agents);
    for (const task of ["ask-to-attest", "follow-campaigns"]) await poke(task);
  };
  try {
    for (let kill = 0; kill < kills; kill++) {
      await ask(6);
      await wait(Math.random() * 300);
      const unlucky = Math.floor(Math.random() * WORKERS);
      workers[unlucky]?.kill("SIGKILL");
      workers[unlucky] = await startWorker(mails.port);
    }
    await ask(1);
    // What is still on its way: asked again as the clock would each minute.
    await until(async () => {
      for (const task of TASKS) await poke(task);
      return (await onTheirWay()) === 0 && (await heldJobs()) === 0 && (await unfollowedCampaigns()) === 0;
    });
  } finally {
    for (const worker of workers) worker.kill("SIGKILL");
    await mails.stop();
  }
  const copies = [...mails.copies.values()];
  const campaigns = kills + 1;
  return {
    kills,
    mailsAsked: await numberOf(`"Mail"`),
    mailsArrived: copies.length,
    mailsDoubled: copies.filter((count) => count > 1).length,
    copiesTooMany: copies.reduce((sum, count) => sum + count - 1, 0),
    remindersDue: HOLDERS + campaigns * REVIEWED,
    remindersRecorded: await numberOf(`"Notice" WHERE kind IN ('attest-asked', 'review-reminder')`),
    escalationsDue: 2 * HOLDERS + campaigns * REVIEWED,
    escalationsRecorded: await numberOf(`"Notice" WHERE kind IN ('attest-escalated', 'review-escalated')`),
    entriesDue: 2 * HOLDERS + 2 * campaigns,
    entriesRecorded: await numberOf(
      `"Evidence" WHERE type IN ('attestation.escalated', 'campaign.reminded', 'campaign.escalated')`,
    ),
    jobsHeld: await heldJobs(),
  };
}

/** A mail server that takes its time, and counts the copies of each Message-ID. */
async function mailServer() {
  const copies = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    async onData(stream, _session, done) {
      let said = "";
      try {
        for await (const part of stream) said += String(part);
      } catch {
        return; // its sender was killed in the middle of it: no mail
      }
      const id = /^Message-ID: *(<[^>]+>)/im.exec(said)?.[1] ?? "none";
      copies.set(id, (copies.get(id) ?? 0) + 1);
      // The mail is there; its sender does not know yet: the moment at which a kill doubles it.
      await wait(20);
      done();
    },
  });
  // A connection that was cut by a kill is what this is about.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    copies,
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const tell = (personId: string, key: string) =>
  writing(Date.now(), (tx) =>
    notify(
      tx,
      { personId, kind: "gap-assigned", key, title: "A gap", text: "Close it.", href: "/gaps", dueAt: null },
      Date.now(),
    ),
  );

const poke = (task: string) => enqueue(present, task, {});

/** A worker as `npm run worker` starts it, once it runs. */
function startWorker(port: number): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/worker.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      SMTP_HOST: "127.0.0.1",
      SMTP_PORT: String(port),
      SMTP_SECURITY: "none",
      MAIL_FROM: "answerable@example.com",
      LOG_LEVEL: "silent",
    },
  });
  return new Promise((resolve, reject) => {
    worker.stdout?.setEncoding("utf8").on("data", (said: string) => {
      if (said.includes("running")) resolve(worker);
    });
    worker.once("exit", (code) => reject(new Error(`A worker ended with ${code} before it ran.`)));
  });
}

async function numberOf(what: string): Promise<number> {
  const [found] = await present.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`);
  return found?.n ?? 0;
}

/** In one statement: a notice that becomes a mail between two would be seen by neither. */
const onTheirWay = () =>
  numberOf(`(SELECT id FROM "Mail" WHERE "sentAt" IS NULL
    UNION ALL SELECT id FROM "Notice" WHERE "mailId" IS NULL AND mail = 'at_once') waiting`);
const heldJobs = () => numberOf(`graphile_worker._private_jobs WHERE locked_at < now() - interval '10 seconds'`);

/** Waits until it is so; a minute is long enough for everything that two workers can have before them. */
async function until(so: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (await so()) return;
    await wait(500);
  }
  throw new Error("A minute later it is still not all done.");
}
