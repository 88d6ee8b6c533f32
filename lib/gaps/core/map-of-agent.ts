import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { AgentFacts, CapabilityFacts, PersonFacts, SystemFacts } from "#lib/registry/core/facts.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { AccountHolder, AccountPerson, AccountSeat, AgentAccount } from "./account-of-agent.ts";
import { type AccountabilityMap, goneInWords, MapDraft, type MapNode, takesWork } from "./accountability-map.ts";

/** A capability with more tools than this shows so many and says how many more; the list under the picture names the rest. */
export const TOOLS_SHOWN = 6;

const column = { people: 0, agent: 1, capabilities: 2, tools: 3, systems: 4, owners: 5 } as const;

/**
 * The accountability map of one agent: people, agent, capabilities, tools, systems, data and delegates, with every
 * place where nobody answers as a broken link (R6, R19, R48). Pure, from the facts and the account that the page
 * shows, so that the picture never says something else than the gaps. Ended capabilities are left out.
 */
export function mapOfAgent(
  facts: AgentFacts,
  account: AgentAccount,
  built: { model: string | null; promptDigest: string | null },
): AccountabilityMap {
  const draft = new MapDraft();
  const agent = draft.node({
    id: `agent:${facts.id}`,
    kind: "agent",
    column: column.agent,
    name: facts.name,
    says: `${inWords(facts.state)}, tier ${account.tier}`,
    href: `/agents/${facts.slug}`,
    broken: false,
  });
  for (const seat of account.seats) drawSeat(draft, seat, agent);
  drawUnits(draft, facts, agent);
  drawBuilt(draft, built, account, agent);
  // An empty default is missed on the capabilities that rely on it, where `drawOwnSeat` shows it.
  for (const seat of account.defaults) {
    for (const holder of seat.holders)
      draft.link(
        personNode(draft, holder.person, "people"),
        agent,
        `${inWords(seat.role)} by default`,
        whyNot(holder, seat),
      );
    drawTeams(draft, seat, agent, `${inWords(seat.role)} by default`);
  }
  const judged = new Map(account.capabilities.map((capability) => [capability.id, capability.judged]));
  for (const capability of facts.capabilities) {
    if (capability.state === "ended") continue;
    const tier = judged.get(capability.id)?.tier;
    const node = draft.node({
      id: `capability:${capability.id}`,
      kind: "capability",
      column: column.capabilities,
      name: capability.name,
      says: tier === undefined ? inWords(capability.state) : `tier ${tier}`,
      href: `/agents/${facts.slug}?section=answers&capability=${encodeURIComponent(capability.slug)}`,
      broken: false,
    });
    draft.link(agent, node, "may");
    for (const seat of judged.get(capability.id)?.seats ?? []) drawOwnSeat(draft, seat, node);
    drawReach(draft, capability, node);
  }
  for (const source of facts.dataSources) {
    const node = draft.node({
      id: `dataSource:${source.id}`,
      kind: "dataSource",
      column: column.systems,
      name: source.name,
      says: source.dataClassification ? `${source.dataClassification} data` : "classification not stated",
      href: `/data-sources/${source.slug}`,
      broken: false,
    });
    draft.link(agent, node, "reads");
    drawOwner(draft, source.dataOwner, node, "data owner");
    if (facts.usesRetrieval) drawOwner(draft, source.qualityOwner, node, "source quality owner");
  }
  for (const { slug, agent: delegate } of facts.delegatesTo) {
    const node = draft.node({
      id: `delegate:${slug}`,
      kind: "delegate",
      column: column.capabilities,
      name: delegate?.name ?? slug,
      says: delegate ? inWords(delegate.state) : "not registered",
      href: delegate ? `/agents/${slug}` : null,
      broken: delegate === null || !takesWork(delegate.state),
    });
    const against = delegate === null ? "it is not registered" : takesWork(delegate.state) ? null : "it is out of use";
    draft.link(agent, node, "delegates to", against);
  }
  return draft.map;
}

/** Who uses a shared agent, and who answers for that use (R109, R110). */
function drawUnits(draft: MapDraft, { sharedByUnits }: AgentFacts, agent: MapNode): void {
  if (sharedByUnits.length < 2) return;
  for (const { unit, owner } of sharedByUnits) {
    const answers = owner !== null && owner.status === "active";
    const node = draft.node({
      id: `unit:${unit}`,
      kind: "unit",
      column: column.people,
      name: unit,
      says: owner === null ? "nobody answers for its use" : `${owner.name} answers for its use`,
      href: owner === null ? null : `/people/${encodeURIComponent(owner.email)}`,
      broken: !answers,
    });
    draft.link(node, agent, "uses", answers ? null : owner === null ? "nobody answers for it" : "no longer active");
  }
}

/** The control that answers for prompt, model and configuration. */
const CHANGE_CONTROL = "PRM-01";

/** Model and prompt are parts with a version and somebody who answers for them, never actors of their own (R4, R34). */
function drawBuilt(
  draft: MapDraft,
  { model, promptDigest }: { model: string | null; promptDigest: string | null },
  account: AgentAccount,
  agent: MapNode,
): void {
  const control = account.controls.find(({ id, setAside }) => id === CHANGE_CONTROL && !setAside);
  const parts = [
    { kind: "model", name: model ?? "Model", version: model === null ? "not stated" : "model", says: "runs on" },
    { kind: "prompt", name: "Prompt", version: promptDigest?.slice(0, 16) ?? "no version recorded", says: "follows" },
  ] as const;
  for (const { kind, name, version, says } of parts) {
    const node = draft.node({
      id: `${kind}:${agent.id}`,
      kind,
      column: column.capabilities,
      name,
      says: version,
      href: null,
      broken: false,
    });
    draft.link(agent, node, says);
    if (control) drawOwner(draft, control.owner, node, `${kind} owner`);
  }
}

function personNode(draft: MapDraft, person: AccountPerson | PersonFacts, at: "people" | "owners"): MapNode {
  const says = goneInWords(person, dateInWords);
  return draft.node({
    id: `${at}:${person.id}`,
    kind: "person",
    column: column[at],
    name: person.name,
    says,
    href: `/people/${encodeURIComponent(person.email)}`,
    broken: says !== null,
  });
}

const nobody = (draft: MapDraft, id: string, says: string, at: "people" | "owners"): MapNode =>
  draft.node({
    id: `nobody:${id}`,
    kind: "nobody",
    column: column[at],
    name: "Nobody",
    says,
    href: null,
    broken: true,
  });

/** Everybody who sits in a seat of the agent, and the empty seat where a demanded one has nobody. */
function drawSeat(draft: MapDraft, seat: AccountSeat, to: MapNode): void {
  const role = inWords(seat.role);
  for (const holder of seat.holders)
    draft.link(personNode(draft, holder.person, "people"), to, role, whyNot(holder, seat));
  drawTeams(draft, seat, to, role);
  if (isAsked(seat) && seat.holders.length === 0 && seat.teams.length === 0)
    draft.link(nobody(draft, seat.role, role, "people"), to, role, "nobody holds it");
}

/** A closed seat asks nothing of anybody. */
const isAsked = ({ demanded, state }: AccountSeat): boolean => demanded && state !== "closed";

/** What a capability has of its own: people who shadow the default, seats that nobody fills, duties that clash. */
function drawOwnSeat(draft: MapDraft, seat: AccountSeat, to: MapNode): void {
  const role = inWords(seat.role);
  for (const holder of seat.holders)
    if (!holder.inherited || clashes(seat))
      draft.link(personNode(draft, holder.person, "people"), to, role, whyNot(holder, seat));
  drawTeams(draft, { ...seat, teams: seat.teams.filter(({ inherited }) => !inherited) }, to, role);
  if (seat.demanded && seat.state === "empty")
    draft.link(nobody(draft, seat.role, role, "people"), to, role, "nobody holds it");
}

function drawTeams(draft: MapDraft, seat: AccountSeat, to: MapNode, says: string): void {
  for (const team of seat.teams) {
    const node = draft.node({
      id: `team:${team.id}`,
      kind: "team",
      column: column.people,
      name: team.name,
      says: "team",
      href: `/teams?q=${encodeURIComponent(team.name)}`,
      broken: false,
    });
    draft.link(node, to, says, seat.demanded && seat.state === "team_only" ? "only a team, no person" : null);
  }
}

const clashes = ({ state }: AccountSeat): boolean => state === "clash" || state === "clash_unanswered";

/** Why the accountable holder does not answer in this seat; co-holders never break it. */
function whyNot({ accountable, standing }: AccountHolder, seat: AccountSeat): string | null {
  if (!accountable || !isAsked(seat)) return null;
  if (standing === "inactive") return "no longer active";
  if (standing === "unaccepted") return "has not accepted";
  return clashes(seat) ? "their duties clash" : null;
}

/** The tools that carry a capability, and the system that they act on. */
function drawReach(draft: MapDraft, capability: CapabilityFacts, node: MapNode): void {
  const does = capability.action === null ? "acts on" : inWords(capability.action);
  const system = capability.system
    ? systemNode(draft, capability.system)
    : draft.node({
        id: "system:unstated",
        kind: "nobody",
        column: column.systems,
        name: "Not stated",
        says: "which system it acts on",
        href: null,
        broken: true,
      });
  const against = capability.system === null ? "its system is not stated" : null;
  if (capability.tools.length === 0) draft.link(node, system, does, against);
  const shown = capability.tools.length > TOOLS_SHOWN ? capability.tools.slice(0, TOOLS_SHOWN - 1) : capability.tools;
  const rest = capability.tools.slice(shown.length);
  const drawTool = (id: string, name: string) => {
    const tool = draft.node({
      id: `tool:${system.id}:${id}`,
      kind: "tool",
      column: column.tools,
      name,
      says: null,
      href: null,
      broken: false,
    });
    draft.link(node, tool, "through");
    draft.link(tool, system, does, against);
  };
  for (const tool of shown) drawTool(tool, tool);
  if (rest.length > 0) drawTool(`rest of ${capability.id}`, `and ${rest.length} more tools`);
  if (capability.system) drawOwner(draft, capability.system.owner, system, "system owner");
}

const systemNode = (draft: MapDraft, system: SystemFacts): MapNode =>
  draft.node({
    id: `system:${system.id}`,
    kind: "system",
    column: column.systems,
    name: system.name,
    says: system.kind === null ? "kind not stated" : inWords(system.kind),
    href: `/systems/${system.slug}`,
    broken: false,
  });

/** Who owns what the agent touches; nobody, or somebody who is no longer active, is a broken link. */
function drawOwner(draft: MapDraft, owner: PersonFacts | AccountPerson | null, of: MapNode, says: string): void {
  if (owner === null) draft.link(of, nobody(draft, `${says} ${of.id}`, says, "owners"), says, "nobody owns it");
  else draft.link(of, personNode(draft, owner, "owners"), says, owner.status === "active" ? null : "no longer active");
}
