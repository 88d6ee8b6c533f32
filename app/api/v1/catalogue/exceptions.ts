import { z } from "zod";
import { severities } from "#lib/registry/core/vocabulary.ts";
import { exceptionStates } from "#lib/workflow/exceptions/core/exception-lifecycle.ts";
import * as approve from "../exceptions/[exception]/approve/route.ts";
import * as refuse from "../exceptions/[exception]/refuse/route.ts";
import * as exception from "../exceptions/[exception]/route.ts";
import * as withdraw from "../exceptions/[exception]/withdraw/route.ts";
import * as exceptions from "../exceptions/route.ts";
import * as withdrawSeveral from "../exceptions/withdraw/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { bulkOf, id, maybeText, pageOf, personReference, seatStrip, slugReference, time, version } from "./shapes.ts";

export const exceptionAnswer = z
  .object({
    id,
    state: z.enum(exceptionStates),
    gap: z.object({ id, rule: z.string(), severity: z.enum(severities), sentence: z.string() }),
    agent: slugReference,
    reason: z.string(),
    compensatingControl: z.string(),
    requestedBy: personReference.nullable(),
    requestedByName: z.string(),
    requestedAt: time,
    dueAt: time.nullable().meta({ description: "By when it is to be decided; null once it is." }),
    endsAt: time,
    decidedBy: personReference.nullable(),
    decidedAt: time.nullable(),
    decision: maybeText,
    endedAt: time.nullable(),
    seats: seatStrip,
    version,
  })
  .meta({ id: "Exception" });

/** An exception by itself, with what may happen next and why it is off for who asks, if it is. */
const exceptionWithEvents = exceptionAnswer
  .extend({ events: z.array(z.object({ event: z.string(), because: maybeText })) })
  .meta({ id: "ExceptionWithEvents" });

const about = "Exceptions";

/** Gaps that are accepted for a time. */
export const exceptionEntries: readonly CatalogueEntry[] = [
  {
    path: "/exceptions",
    about,
    route: exceptions,
    examples: {
      GET: { state: "approved", sort: "endsAt" },
      POST: {
        gap: "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80",
        reason: "The detector leaves in March; two candidates are in sight.",
        compensatingControl: "The security desk reads the daily sample.",
        endsAt: "2026-03-31T16:00:00Z",
      },
    },
    answers: { GET: pageOf(exceptionAnswer), POST: exceptionAnswer },
  },
  {
    path: "/exceptions/{exception}",
    about,
    route: exception,
    examples: { GET: {} },
    answers: { GET: exceptionWithEvents },
  },
  {
    path: "/exceptions/{exception}/approve",
    about,
    route: approve,
    examples: { POST: { reason: "The daily sample covers it until then." } },
    answers: { POST: exceptionAnswer },
  },
  {
    path: "/exceptions/{exception}/refuse",
    about,
    route: refuse,
    examples: { POST: { reason: "It can be mended in a day." } },
    answers: { POST: exceptionAnswer },
  },
  {
    path: "/exceptions/{exception}/withdraw",
    about,
    route: withdraw,
    examples: { POST: {} },
    answers: { POST: exceptionAnswer },
  },
  {
    path: "/exceptions/withdraw",
    about,
    route: withdrawSeveral,
    examples: { POST: { exceptions: ["01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80"] } },
    answers: { POST: bulkOf(exceptionAnswer) },
  },
];
