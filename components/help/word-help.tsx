import type { ReactNode } from "react";
import {
  agentStateMeanings,
  type Letter,
  letterMeanings,
  type Meaning,
  roleMeanings,
  severityMeanings,
  tierMeanings,
} from "#lib/registry/core/meanings.ts";
import { type AgentState, inWords, type RiskTier, type Role, type Severity } from "#lib/registry/core/vocabulary.ts";
import { Explained } from "./explained.tsx";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The anchor of a word on the page of words. */
export const wordAnchor = (kind: string, word: string): string => `${kind}-${word}`;

function help(kind: string, word: string, title: string, { says, requirements }: Meaning, term?: ReactNode) {
  return (
    <Explained title={title} behind={requirements} more={`/docs/words#${wordAnchor(kind, word)}`} term={term}>
      <p>{says}</p>
    </Explained>
  );
}

/** What a role answers for; `term` is the word that opens it, else a question mark. */
export const RoleHelp = ({ role, term }: { role: Role; term?: ReactNode }) =>
  help("role", role, capital(inWords(role)), roleMeanings[role], term);

export const TierHelp = ({ tier, term }: { tier: RiskTier; term?: ReactNode }) =>
  help("tier", tier, `Tier ${tier}`, tierMeanings[tier], term);

export const SeverityHelp = ({ severity, term }: { severity: Severity; term?: ReactNode }) =>
  help("severity", severity, `${capital(severity)} severity`, severityMeanings[severity], term);

export const AgentStateHelp = ({ state, term }: { state: AgentState; term?: ReactNode }) =>
  help("state", state, capital(inWords(state)), agentStateMeanings[state], term);

export const LetterHelp = ({ letter, term }: { letter: Letter; term?: ReactNode }) =>
  help("letter", letter, letterMeanings[letter].says.split(":")[0] ?? letter, letterMeanings[letter], term);
