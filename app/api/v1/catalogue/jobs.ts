import { z } from "zod";
import { jobStates } from "#lib/jobs/core/job-answer.ts";
import { mailStates } from "#lib/notifications/core/mail-answer.ts";
import { noticeKindNames } from "#lib/notifications/core/notice-kinds.ts";
import * as retry from "../jobs/[job]/retry/route.ts";
import * as job from "../jobs/[job]/route.ts";
import * as jobs from "../jobs/route.ts";
import * as state from "../jobs/state/route.ts";
import * as discardMail from "../mails/[mail]/discard/route.ts";
import * as resend from "../mails/resend/route.ts";
import * as mails from "../mails/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, maybeText, pageOf, personReference, time } from "./shapes.ts";

const count = z.number().int();
const answer = z
  .object({
    id: z.string(),
    task: z.string(),
    state: z.enum(jobStates),
    attempts: count,
    maxAttempts: count,
    runAt: time,
    createdAt: time,
    lastError: maybeText,
  })
  .meta({ id: "Job" });
const stateAnswer = z
  .object({
    alive: z.boolean().meta({ description: "Whether anything ran in the last minutes." }),
    counts: z.object(Object.fromEntries(jobStates.map((one) => [one, count]))),
    mail: z.object({ configured: z.boolean(), waiting: count, failed: count }),
    webhooks: z.object({ waiting: count, dead: count }),
    work: z.array(
      z.object({
        name: z.string(),
        every: z.enum(["minute", "hour", "day"]),
        startedAt: maybeText,
        finishedAt: maybeText,
        milliseconds: count.nullable(),
        failedAt: maybeText,
        lastError: maybeText,
        runs: count,
      }),
    ),
  })
  .meta({ id: "JobsState" });
const mail = z
  .object({
    id,
    person: personReference,
    kind: z.enum(noticeKindNames).nullable().meta({ description: "Of its notices; null: the daily mail." }),
    notices: count,
    state: z.enum(mailStates),
    attempts: count,
    createdAt: time,
    nextAt: maybeText,
    sentAt: maybeText,
    failedAt: maybeText,
    lastError: maybeText,
    discarded: z
      .object({ at: time, by: z.string(), why: z.string() })
      .nullable()
      .meta({ description: "Set aside by an admin after it had failed." }),
  })
  .meta({ id: "Mail" });
const moved = z.object({ id: z.string() });

/** What is done in the background. */
export const jobEntries: readonly CatalogueEntry[] = [
  {
    path: "/jobs",
    about: "Jobs",
    route: jobs,
    examples: { GET: { state: "failed" } },
    answers: { GET: pageOf(answer) },
  },
  { path: "/jobs/state", about: "Jobs", route: state, examples: { GET: {} }, answers: { GET: stateAnswer } },
  { path: "/jobs/{job}", about: "Jobs", route: job, examples: { DELETE: {} }, answers: { DELETE: moved } },
  { path: "/jobs/{job}/retry", about: "Jobs", route: retry, examples: { POST: {} }, answers: { POST: moved } },
  {
    path: "/mails",
    about: "Jobs",
    route: mails,
    examples: { GET: { state: "failed" } },
    answers: { GET: pageOf(mail) },
  },
  {
    path: "/mails/resend",
    about: "Jobs",
    route: resend,
    examples: { POST: {} },
    answers: { POST: z.object({ resent: count }) },
  },
  {
    path: "/mails/{mail}/discard",
    about: "Jobs",
    route: discardMail,
    examples: { POST: { reason: "The mailbox was closed; she has another address." } },
    answers: { POST: moved },
  },
];
