import { createHash } from "node:crypto";
import { createControl } from "#lib/controls/create-control.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { setPolicy } from "#lib/gaps/set-policy.ts";
import { runImport } from "#lib/imports/run-import.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { addOverride } from "#lib/raci/add-override.ts";
import { declineAssignment } from "#lib/registry/decline-assignment.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { suspendCapability } from "#lib/registry/move-capability.ts";
import { resumeAgent } from "#lib/registry/resume-agent.ts";
import { suspendAgent } from "#lib/registry/suspend-agent.ts";
import { addCapability } from "#lib/workflow/add-capability.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { deciding, sendingBack } from "./deciding.ts";
import { after, holderOn } from "./lives.ts";
import type { Calendar } from "./moments.ts";
import { agents } from "./organisation/agents.ts";
import { assignedGaps, enforcedSince, modelChanges, overrides, promptChanges } from "./organisation/changes.ts";
import type { ExampleAgent } from "./organisation/example-agent.ts";
import type { PersonKey } from "./organisation/people.ts";
import { systems } from "./organisation/systems.ts";
import { toolLists } from "./organisation/tool-lists.ts";
import { grantAsked, widenings } from "./organisation/widenings.ts";
import type { Happening } from "./replay.ts";
import { capabilitySlug, emailOf, one } from "./step.ts";

const agentNamed = (slug: string): ExampleAgent => {
  const agent = agents.find((candidate) => candidate.slug === slug);
  if (!agent) throw new Error(`The example organisation has no agent '${slug}'.`);
  return agent;
};

/** What else happened: changes of agents, systems, people and thresholds, alarms, gaps that somebody took on. */
export const stories = (calendar: Calendar): Happening[] => [
  ...rulesOfTheHouse(calendar),
  ...alarms(calendar),
  ...changesOfAgents(calendar),
  ...changesOfPeople(calendar),
  ...askedFor(calendar),
  ...Object.entries(enforcedSince).map(
    ([system, daysAgo]): Happening => ({
      at: calendar.on(daysAgo, `${system} enforces`, 2),
      by: systems.find(({ slug }) => slug === system)?.owner ?? "rhys",
      reason: "Tested: a call without the approval is refused.",
      steps: [one(editSystem, { system, enforcesApproval: true })],
    }),
  ),
  ...toolLists.map(
    ({ system, daysAgo, tools }): Happening => ({
      at: calendar.on(daysAgo, `${system} tools`, 1),
      by: "rhys",
      reason: "What the tool server says that it offers.",
      steps: [
        {
          run: async (_world, within) => {
            const bytes = new TextEncoder().encode(JSON.stringify({ tools }));
            await within(runImport, { fileName: `${system}-tools.json`, format: "mcp", system, bytes });
          },
        },
      ],
    }),
  ),
  ...overrides.map(
    ({ daysAgo, by, agent, capability, person, team, ...rest }): Happening => ({
      at: calendar.on(daysAgo, `${agent} override`, 3),
      by,
      steps: [
        one(addOverride, {
          agent,
          ...rest,
          ...(capability && { capability: capabilitySlug(capability) }),
          ...(person ? { person: emailOf(person) } : { team }),
        }),
      ],
    }),
  ),
  ...assignedGaps.map(
    ([daysAgo, agent, rule, assignee]): Happening => ({
      at: calendar.on(daysAgo, `${agent} ${rule} assigned`, 4),
      by: "salma",
      steps: [
        {
          run: async (_world, within, context) => {
            const { data } = await listGaps(context, { agent, rule });
            for (const gap of data) await within(assignGap, { gap: gap.id, assignee: emailOf(assignee) });
          },
        },
      ],
    }),
  ),
];

/** Thresholds, a control of the company's own, and a control that another function answers for. */
const rulesOfTheHouse = (calendar: Calendar): Happening[] => [
  {
    at: calendar.on(401, "own control", 2),
    by: "leila",
    reason: "After the audit of the payment agents.",
    steps: [
      one(createControl, {
        id: "HAL-01",
        title: "Second line samples payments each week",
        function: "compliance_legal",
        weight: "high",
        appliesWhen: { kind: "action_is", oneOf: ["pay"] },
        evidence: "The week's sample with what was found, signed by the second line",
        references: ["owasp-asi:ASI02"],
        defaultOwner: emailOf("wanjiku"),
      }),
    ],
  },
  {
    at: calendar.on(394, "function of outputs", 2),
    by: "leila",
    steps: [
      one(editControl, {
        control: "PRM-02",
        function: "compliance_legal",
        functionReason: "Outputs to customers are reviewed with Legal since the new conduct rules.",
      }),
    ],
  },
  {
    at: calendar.on(560, "thresholds", 2),
    by: "priya",
    reason: "Decided by the security board.",
    steps: [
      one(setPolicy, {
        concentrationAbove: 60,
        dueWithinDays: { critical: 3, high: 14 },
        reason: "Detection and response are small teams yet; a hand-over takes up to two weeks.",
      }),
    ],
  },
  {
    at: calendar.on(16, "concentration", 2),
    by: "priya",
    reason: "Decided by the security board.",
    steps: [one(setPolicy, { concentrationAbove: 20, reason: "Too much hangs on single people." })],
  },
];

/** What was stopped, and what went on again. */
const alarms = (calendar: Calendar): Happening[] => {
  const lists = agentNamed("service-desk-resolver").capabilities.find(({ system }) => system === "mail-and-calendar");
  return [
    {
      at: calendar.on(182, "dispatcher stopped", 1),
      by: "freya",
      reason: "It booked one hotel eleven times.",
      steps: [one(suspendAgent, { agent: "travel-dispatcher", reason: "It booked one hotel eleven times." })],
    },
    {
      at: calendar.on(181, "dispatcher goes on", 3),
      by: "daniel",
      reason: "A retry without an idempotency key; repaired and tested.",
      steps: [one(resumeAgent, { agent: "travel-dispatcher", reason: "Repaired and tested." })],
    },
    {
      at: calendar.on(13, "lists stopped", 2),
      by: "freya",
      reason: "A list for everybody was emptied.",
      steps: [
        one(suspendCapability, {
          agent: "service-desk-resolver",
          capability: capabilitySlug(lists?.name ?? ""),
          reason: "A list for everybody was emptied.",
        }),
      ],
    },
  ];
};

const changesOfAgents = (calendar: Calendar): Happening[] => {
  const systemOwner = (slug: string, day: number): PersonKey =>
    holderOn(agentNamed(slug), "system_owner", day) ?? "rhys";
  const reviewed = agentNamed("fraud-signal-reviewer");
  const sentBack = reviewed.registered - after.submitted;
  return [
    ...promptChanges.map(
      ([agent, daysAgo]): Happening => ({
        at: calendar.on(daysAgo, `${agent} prompt`, 2),
        by: systemOwner(agent, daysAgo),
        reason: "New examples in the prompt.",
        steps: [
          one(editAgent, { agent, promptDigest: `sha256:${createHash("sha256").update(`${agent} 2`).digest("hex")}` }),
        ],
      }),
    ),
    ...modelChanges.map(
      ([agent, model, daysAgo]): Happening => ({
        at: calendar.on(daysAgo, `${agent} model`, 2),
        by: systemOwner(agent, daysAgo),
        reason: "The older model ends.",
        steps: [one(editAgent, { agent, model })],
      }),
    ),
    // Agentic is riskier than assistant: the tier rises, and what was allowed before is a clash now.
    {
      at: calendar.on(10, "updater becomes agentic", 2),
      by: systemOwner("dependency-updater", 10),
      reason: "It follows up on failing checks by itself now.",
      steps: [one(editAgent, { agent: "dependency-updater", interaction: "agentic" })],
    },
    {
      at: calendar.on(12, "fleet risk taken back", 2),
      by: "rhys",
      reason: "Whoever carried it says that the risk has grown with the new vans; it is to be accepted anew.",
      steps: [one(editAgent, { agent: "fleet-event-watcher", residualRisk: { acceptedBy: null } })],
    },
    {
      at: calendar.on(sentBack, "fraud reviewer sent back", 3),
      by: "priya",
      reason: "Say what it may compare in Treasury, and in which form.",
      steps: [sendingBack(reviewed.slug, "Say what it may compare in Treasury, and in which form.")],
    },
    {
      at: calendar.on(sentBack - 1, "fraud reviewer again", 1),
      by: holderOn(reviewed, "business_owner", sentBack) ?? "rhys",
      steps: [one(submitAgent, { agent: reviewed.slug, reason: undefined })],
    },
  ];
};

const changesOfPeople = (calendar: Calendar): Happening[] => [
  {
    at: calendar.on(308, "new title", 1),
    by: "rhys",
    steps: [one(editPerson, { person: emailOf("pedro"), title: "Lead of travel assistance" })],
  },
  // Duties stay with the person, wherever they sit (R8).
  {
    at: calendar.on(124, "moved", 1),
    by: "rhys",
    reason: "The analytics of claims moved to Claims.",
    steps: [one(editPerson, { person: emailOf("elif"), unit: "Claims", manager: emailOf("oluwaseun") })],
  },
  {
    at: calendar.on(20, "steps down", 2),
    by: "hyunwoo",
    reason: "The list keeper has nothing to do with identities.",
    steps: [
      {
        run: async (world, within) => {
          const assignment = world.assignment({
            agent: "mailing-list-keeper",
            role: "security_owner",
            holder: "hyunwoo",
          });
          await within(declineAssignment, { assignment, reason: "It has nothing to do with identities." });
        },
      },
    ],
  },
  {
    at: calendar.on(9, "suspended", 3),
    by: "rhys",
    reason: "Long leave; access is taken away meanwhile.",
    steps: [one(editPerson, { person: emailOf("luca"), status: "suspended" })],
  },
  {
    at: calendar.on(5, "away", 1),
    by: "hanna",
    steps: [
      one(editPerson, {
        person: emailOf("hanna"),
        outOfOffice: {
          from: iso(calendar.today - 3 * DAY),
          until: iso(calendar.today + 11 * DAY),
        },
      }),
    ],
  },
];

/** What was asked for on agents in use, which widens what was approved: decided, or waiting today (R59). */
const askedFor = (calendar: Calendar): Happening[] => [
  ...widenings.flatMap(({ agent, by, asked, decided, why, capability }): Happening[] => [
    {
      at: calendar.on(asked, `${agent} widened`, 2),
      by,
      reason: why,
      steps: [
        {
          ...one(addCapability, { ...capability, tools: [...capability.tools], agent, reversible: true }),
          refusable: true,
        },
      ],
    },
    ...(decided === null
      ? []
      : [
          {
            at: calendar.on(decided, `${agent} widening decided`, 2),
            by,
            steps: [deciding(agent, () => true, "change")],
          },
        ]),
  ]),
  {
    at: calendar.on(grantAsked.asked, "grant asked for", 2),
    by: grantAsked.by,
    reason: grantAsked.why,
    steps: [
      {
        ...one(changeCapability, {
          agent: grantAsked.agent,
          capability: capabilitySlug(grantAsked.capability),
          grant: {
            reason: grantAsked.why,
            endsAt: iso(calendar.startOf(grantAsked.asked) + grantAsked.days * DAY),
          },
        }),
        refusable: true,
      },
    ],
  },
];
