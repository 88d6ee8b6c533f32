import type { ApplicableControl } from "#lib/controls/core/applicable-controls.ts";
import type { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { Policy } from "#lib/registry/core/policy.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import type { Role, Severity } from "#lib/registry/core/vocabulary.ts";
import type { About, Finding } from "./finding.ts";
import type { SeverityInWords } from "./grading.ts";
import type { JudgedSeats } from "./judged-seats.ts";

/** What every rule reads: the facts, and what the modules beneath make of them, computed once per judgement. */
export interface RuleContext extends JudgedSeats, Pick<AgentSeats, "tier" | "capabilities"> {
  facts: AgentFacts;
  policy: Policy;
  moment: Moment;
  /** The controls that apply, with their owners. */
  controls: readonly ApplicableControl[];
  /** What the rules before this one found, in their order. */
  found: readonly Finding[];
  /** The keys of the gaps that an exception accepts at the moment. */
  accepted: ReadonlySet<string>;
}

/** What a check yields: the parts of the gap's identity, its severity and what is so. */
export interface Found {
  severity: Severity;
  capabilityId?: string;
  role?: Role;
  controlId?: string;
  about?: About;
  sentence: string;
  /** The one fact that would close it (`Finding.closedBy`). */
  closedBy: string;
  /** Where it can be said more exactly than for the rule as a whole. */
  fix?: string;
}

/** The parts that, beside the rule, make up the identity of a gap. */
export type GapPart =
  | "agent"
  | "agent or none"
  | "capability"
  | "capability or none"
  | "role"
  | "control"
  | "pair of roles"
  | "system"
  | "data source"
  | "data source or none"
  | "question"
  | "unit"
  | "other agent"
  | "person"
  | "excused gap";

/** The data half of a rule: documentation, filters and exports read it. */
export interface RuleData {
  /** Stable: it appears in exports. Equal to the file's name. */
  id: string;
  /** When it fires, for the documentation. */
  firesWhen: string;
  onePer: readonly GapPart[];
  severity: SeverityInWords;
  /** Why it matters, for people. */
  explains: string;
  /** What closes it, for people. */
  fix: string;
  /** Ids of the numbered requirements. */
  requirements: readonly string[];
  /** `framework:id`, rows of the frameworks that we know. */
  references: readonly string[];
}

export interface Rule extends RuleData {
  check(context: RuleContext): Iterable<Found>;
}

/** One rule of docs/rules.md, which is generated from them: data first, then one small question. */
export const defineRule = (rule: Rule): Rule => rule;
