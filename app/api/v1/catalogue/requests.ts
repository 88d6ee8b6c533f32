import { z } from "zod";
import { platformRoles } from "#lib/registry/core/vocabulary.ts";
import { decisionWords, requestKinds, requestStates } from "#lib/workflow/core/request-vocabulary.ts";
import * as decide from "../requests/[request]/decide/route.ts";
import * as requestChanges from "../requests/[request]/request-changes/route.ts";
import * as resubmit from "../requests/[request]/resubmit/route.ts";
import * as request from "../requests/[request]/route.ts";
import * as withdraw from "../requests/[request]/withdraw/route.ts";
import * as requests from "../requests/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, maybeText, pageOf, personReference, seatStrip, slugReference, time, version } from "./shapes.ts";

const json = z.record(z.string(), z.unknown());

const common = {
  id,
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  title: z.string().meta({ example: "Register Refund agent" }),
  agent: slugReference.nullable(),
  capability: slugReference.nullable(),
  subject: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
  reason: maybeText.meta({ description: "Why it is asked for." }),
  submittedBy: z.object({ id: id.nullable(), email: maybeText, name: z.string() }),
  openedAt: time,
  closedAt: time.nullable(),
  seats: seatStrip.nullable(),
  outcome: maybeText.meta({ description: "What to change, or why it was withdrawn." }),
  version,
};

/** A request in full: what a decision and a change that waits answer too. */
export const requestAnswer = z
  .object({
    ...common,
    proposal: json.meta({ description: "What is carried out once it is approved." }),
    parts: z.array(
      z.object({
        part: z.string(),
        title: z.string(),
        shown: json,
        digest: z.string().meta({ description: "SHA-256 of the canonical JSON of what is shown." }),
        since: z.enum(["new", "changed", "unchanged"]).nullable().meta({ description: "Since the last review." }),
        differences: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
    decisions: z.array(
      z.object({
        id,
        slot: z.string().meta({ example: "scope" }),
        question: z.string(),
        parts: z.array(z.string()).meta({ description: "What it covers: it is void when one of these changes." }),
        after: z.array(z.string()),
        ownAllowed: z.boolean(),
        for: personReference.nullable().meta({ description: "Whose decision it is by their role." }),
        asked: personReference.nullable(),
        askedRole: z.enum(platformRoles).nullable(),
        because: z.string().meta({ description: "Why they are asked." }),
        askedAt: time,
        dueAt: time.nullable().meta({
          description:
            "By when it is to be given; null while it is not its turn, and once it is given or out of force.",
        }),
        escalatedTo: z
          .array(z.object({ person: personReference.nullable(), role: z.enum(platformRoles).nullable(), at: time }))
          .meta({ description: "Who may give it too since it is overdue." }),
        decision: z.enum(decisionWords).nullable(),
        decidedBy: personReference.nullable(),
        decidedAt: time.nullable(),
        reason: maybeText,
        digest: maybeText,
        voidedAt: time.nullable(),
        voidedWhy: maybeText,
        ready: z.boolean().meta({ description: "It is its turn." }),
        mayDecide: z.boolean().meta({ description: "Whoever asks may give it now." }),
      }),
    ),
    waitsFor: z.array(z.string()),
  })
  .meta({ id: "Request" });

const row = z.object({
  ...common,
  decisions: z.object({ demanded: z.number().int(), given: z.number().int() }),
  dueAt: time.nullable().meta({ description: "When the first of the decisions for which it waits is due." }),
});

/** What waits for decisions. */
export const requestEntries: readonly CatalogueEntry[] = [
  {
    path: "/requests",
    about: "Requests",
    route: requests,
    examples: { GET: { state: "open", asked: "me" } },
    answers: { GET: pageOf(row) },
  },
  {
    path: "/requests/{request}",
    about: "Requests",
    route: request,
    examples: { GET: {} },
    answers: { GET: requestAnswer },
  },
  {
    path: "/requests/{request}/decide",
    about: "Requests",
    route: decide,
    examples: { POST: { slot: "scope", decision: "approve", reason: "Refunds only, and capped." } },
    answers: { POST: requestAnswer },
  },
  {
    path: "/requests/{request}/request-changes",
    about: "Requests",
    route: requestChanges,
    examples: { POST: { reason: "Say what is not allowed." } },
    answers: { POST: requestAnswer },
  },
  {
    path: "/requests/{request}/resubmit",
    about: "Requests",
    route: resubmit,
    examples: { POST: { bounds: { amount: 250, currency: "EUR" } } },
    answers: { POST: requestAnswer },
  },
  {
    path: "/requests/{request}/withdraw",
    about: "Requests",
    route: withdraw,
    examples: { POST: { reason: "We buy it instead." } },
    answers: { POST: requestAnswer },
  },
];
