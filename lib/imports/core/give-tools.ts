import { type Action, inWords } from "#lib/registry/core/vocabulary.ts";
import { suggestAction, type ToolFacts } from "./suggest-action.ts";

/** A tool that an agent is given, and what the person who gives it says of it; null: they say nothing. */
export interface ChosenTool {
  tool: ToolFacts;
  action: Action | null;
  reversible: boolean | null;
}

/** One capability to be: tools that do the same to one system. */
export interface GivenCapability {
  name: string;
  /** Null: not stated, which counts as execute. */
  action: Action | null;
  reversible: boolean | null;
  tools: string[];
  /** What the tools suggest and nobody confirmed. */
  hint: { action: Action; from: string } | null;
}

/**
 * The capabilities over chosen tools of a system, one per action and reversibility. What the person says counts. Else the
 * tool's suggestion counts where it raises; one that would lower the tier counts only when the person confirms the
 * suggestions, and stays a hint otherwise.
 */
export function capabilitiesOver(
  chosen: readonly ChosenTool[],
  system: string,
  { confirmHints }: { confirmHints: boolean },
): GivenCapability[] {
  const groups = new Map<string, GivenCapability>();
  for (const { tool, action: said, reversible: saidReversible } of chosen) {
    const suggestion = suggestAction(tool);
    const taken = confirmHints || !suggestion.lowers ? suggestion.action : null;
    const action = said ?? taken;
    const suggested = suggestion.reversible ? (confirmHints ? true : null) : false;
    const reversible = saidReversible ?? suggested;
    const hint = action === null ? { action: suggestion.action, from: `${tool.name}: ${suggestion.because}` } : null;
    const key = `${action}|${reversible}|${hint?.action ?? ""}`;
    const group = groups.get(key);
    if (group) group.tools.push(tool.name);
    else
      groups.set(key, { name: nameOf(action, reversible, hint, system), action, reversible, tools: [tool.name], hint });
  }
  return [...groups.values()];
}

const firstWords: Partial<Record<Action, string>> = {
  read: "Read from",
  write: "Write to",
  execute: "Run in",
  communicate: "Send through",
  pay: "Pay through",
  delegate: "Delegate to",
};

/** 'Read from Shop desk', 'Change production in Shop desk, for good', 'Use Shop desk (said to read)'. */
function nameOf(
  action: Action | null,
  reversible: boolean | null,
  hint: GivenCapability["hint"],
  system: string,
): string {
  const said = hint === null ? "" : ` (said to ${inWords(hint.action)})`;
  const words = action === null ? "Use" : (firstWords[action] ?? `${capital(inWords(action))} in`);
  return `${words} ${system}`.slice(0, 160) + said + (reversible === false ? ", for good" : "");
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
