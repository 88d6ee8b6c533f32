import { writeFileSync } from "node:fs";
import path from "node:path";
import { diagramOf, type Machine } from "#lib/platform/core/machine.ts";
import { agentLifecycle } from "#lib/registry/core/agent-lifecycle.ts";
import { capabilityLifecycle } from "#lib/registry/core/capability-lifecycle.ts";
import { campaignLifecycle } from "#lib/reviews/core/campaign-lifecycle.ts";
import { requestLifecycle } from "#lib/workflow/core/request-lifecycle.ts";
import { drillLifecycle } from "#lib/workflow/drills/core/drill-lifecycle.ts";
import { exceptionLifecycle } from "#lib/workflow/exceptions/core/exception-lifecycle.ts";
import { retirementLifecycle } from "#lib/workflow/retirements/core/retirement-lifecycle.ts";

interface Lifecycle {
  name: string;
  file: string;
  start: string;
  says: string;
  // biome-ignore lint/suspicious/noExplicitAny: the page reads every table alike, whatever its guards look at
  machine: Machine<any, any, any, any>;
}

/** Every machine of the product, in the order of the page. */
export const lifecycles: readonly Lifecycle[] = [
  {
    name: "Agent",
    file: "lib/registry/core/agent-lifecycle.ts",
    start: "draft",
    machine: agentLifecycle,
    says: "A draft is never erased: who discards it finds it among the rejected and can take it up again. Approving, rejecting, asking for changes and withdrawing follow from its registration's request; activation is refused while a critical or blocking gap is open, judged as if the agent were active (R44, R51).",
  },
  {
    name: "Capability",
    file: "lib/registry/core/capability-lifecycle.ts",
    start: "live",
    machine: capabilityLifecycle,
    says: "One that is added to an agent past draft begins as pending, until the request of the change is decided (R59).",
  },
  {
    name: "Request",
    file: "lib/workflow/core/request-lifecycle.ts",
    start: "open",
    machine: requestLifecycle,
    says: "A decision that leaves others open is `decide`; the last yes is `approve`, the first no is `reject`. Nobody decides what they asked for (R39). The effects are carried out in the same transaction.",
  },
  {
    name: "Exception",
    file: "lib/workflow/exceptions/core/exception-lifecycle.ts",
    start: "requested",
    machine: exceptionLifecycle,
    says: "A gap that is accepted until a date; decided by security, by somebody who does not hold the gap and did not ask (R33).",
  },
  {
    name: "Access review campaign",
    file: "lib/reviews/core/campaign-lifecycle.ts",
    start: "draft",
    machine: campaignLifecycle,
    says: "Opened by the clock or by hand; closing applies the outcomes, and a sign-off waits until every revocation and change is confirmed. A repeat asks again only what nobody answered (R85, R87, R88).",
  },
  {
    name: "Retirement",
    file: "lib/workflow/retirements/core/retirement-lifecycle.ts",
    start: "requested",
    machine: retirementLifecycle,
    says: "Approved by somebody else than who asked; it starts then, or on its day by the clock, and the agent is retiring from then on. Who did a step does not verify it, and what is verified is retired in the same moment (R94, R99).",
  },
  {
    name: "Reachability drill",
    file: "lib/workflow/drills/core/drill-lifecycle.ts",
    start: "running",
    machine: drillLifecycle,
    says: "Responders acknowledge within a set time; who really answered, and how fast, is recorded.",
  },
];

/** 'decisionsMissing' → 'decisions missing' */
const inWords = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

function sectionOf({ name, file, start, machine, says }: Lifecycle): string[] {
  const acts = machine.arrows.some(({ effects }) => effects !== undefined);
  const rows = machine.arrows.map(({ from, event, to, may, unless = [], effects = [] }) =>
    [
      from,
      event,
      to,
      `\`${may}\``,
      unless.map((guard) => inWords(guard.name)).join(", "),
      ...(acts ? [effects.join(", ")] : []),
    ].join(" | "),
  );
  const head = ["from", "event", "to", "permission", "refused by", ...(acts ? ["effects"] : [])];
  return [
    `## ${name}`,
    "",
    `\`${file}\`. ${says}`,
    "",
    "```mermaid",
    diagramOf(machine, start),
    "```",
    "",
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...rows.map((row) => `| ${row} |`),
    "",
  ];
}

/** The page: every state machine, as its table says. */
export function lifecyclePage(): string {
  const lines = [
    "# Lifecycles",
    "",
    "Nothing but these tables decides what may happen: screens ask them which events to offer and why one is off, commands ask them for",
    "the next state, and an event that a state does not allow is refused with what is possible.",
    "",
    ...lifecycles.flatMap(sectionOf),
    "Generated from the tables of the state machines by `node scripts/generate-lifecycle-docs.ts`; a test keeps it current.",
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

if (import.meta.main) {
  writeFileSync(path.resolve(import.meta.dirname, "../docs/lifecycles.md"), lifecyclePage());
}
