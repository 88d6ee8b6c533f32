import type { Metadata } from "next";
import type { ReactNode } from "react";
import { StateLabel } from "#components/agents/state-label.tsx";
import { wordAnchor } from "#components/help/word-help.tsx";
import { SeverityLabel, TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatMark } from "#components/seats/seat-mark.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { raciTemplate } from "#lib/raci/core/template.ts";
import {
  agentStateMeanings,
  capabilityStateMeanings,
  letterMeanings,
  type Meaning,
  markMeanings,
  roleMeanings,
  severityMeanings,
  tierMeanings,
} from "#lib/registry/core/meanings.ts";
import type { Mark } from "#lib/registry/core/seat.ts";
import {
  type AgentState,
  agentStates,
  type CapabilityState,
  capabilityStates,
  functionOfRole,
  inWords,
  riskTiers,
  roles,
  severities,
} from "#lib/registry/core/vocabulary.ts";
import { demandedByTier } from "#lib/risk/core/demanded-roles.ts";
import { riskTable } from "#lib/risk/core/risk-table.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Words" };

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Printed from the same data that judges, draws and explains; so it cannot say anything else. */
export default async function WordsPage() {
  await asking();
  return (
    <article>
      <PageHead title="Words" back={{ href: "/docs", name: "Help" }}>
        Each word and mark exactly, with the requirements behind it.
      </PageHead>
      <Words kind="role" title="Roles" says="The seats, in the order of the seat strip.">
        {roles.map((role) => (
          <Word
            key={role}
            id={wordAnchor("role", role)}
            name={capital(inWords(role))}
            beside={`answers for the function ${inWords(functionOfRole[role])}`}
            meaning={roleMeanings[role]}
          />
        ))}
      </Words>
      <Words kind="mark" title="Marks of the seat strip">
        {(Object.keys(markMeanings) as Mark[]).map((mark) => (
          <Word
            key={mark}
            id={wordAnchor("mark", mark)}
            name={
              <span className="inline-flex items-center gap-2">
                <SeatMark mark={mark} /> {capital(inWords(mark))}
              </span>
            }
            meaning={markMeanings[mark]}
          />
        ))}
      </Words>
      <Words kind="tier" title="Tiers" says="Added up per capability; an agent has the tier of its riskiest one.">
        {riskTiers.map((tier) => (
          <Word
            key={tier}
            id={wordAnchor("tier", tier)}
            name={<TierLabel tier={tier} />}
            beside={`demands ${demandedByTier.rows[tier].map(inWords).join(", ")}`}
            meaning={tierMeanings[tier]}
          />
        ))}
      </Words>
      <RiskPoints />
      <Words kind="severity" title="Severities" says="Of a gap; each has its shape, and its due time is a threshold.">
        {severities.toReversed().map((severity) => (
          <Word
            key={severity}
            id={wordAnchor("severity", severity)}
            name={<SeverityLabel severity={severity} />}
            meaning={severityMeanings[severity]}
          />
        ))}
      </Words>
      <Words kind="state" title="States of an agent">
        {agentStates.map((state: AgentState) => (
          <Word
            key={state}
            id={wordAnchor("state", state)}
            name={<StateLabel state={state} />}
            meaning={agentStateMeanings[state]}
          />
        ))}
      </Words>
      <Words kind="capability" title="States of a capability">
        {capabilityStates.map((state: CapabilityState) => (
          <Word
            key={state}
            id={wordAnchor("capability", state)}
            name={<StateLabel state={state} />}
            meaning={capabilityStateMeanings[state]}
          />
        ))}
      </Words>
      <Words kind="letter" title="Letters of the matrix">
        {(Object.keys(letterMeanings) as (keyof typeof letterMeanings)[]).map((letter) => (
          <Word
            key={letter}
            id={wordAnchor("letter", letter)}
            name={<span className="font-semibold">{letter}</span>}
            meaning={letterMeanings[letter]}
          />
        ))}
      </Words>
      <Words kind="duty" title="Duties of the matrix" says="Its rows, and where the A comes from.">
        {raciTemplate.duties.map(({ id, title, per, accountable }) => (
          <Word
            key={id}
            id={wordAnchor("duty", id)}
            name={title}
            beside={`one row per ${per}`}
            meaning={{ says: `A: ${inWords(accountable)}.`, requirements: [] }}
          />
        ))}
      </Words>
    </article>
  );
}

function Words({ kind, title, says, children }: { kind: string; title: string; says?: string; children: ReactNode }) {
  return (
    <section className="mt-9" aria-labelledby={`${kind}-words`}>
      <h2 id={`${kind}-words`} className="scroll-mt-4 text-lg font-semibold">
        {title}
      </h2>
      {says ? <p className="text-sm text-soft">{says}</p> : null}
      <dl className="mt-2 border-t border-line-strong">{children}</dl>
    </section>
  );
}

function Word({ id, name, beside, meaning }: { id: string; name: ReactNode; beside?: string; meaning: Meaning }) {
  return (
    <div
      id={id}
      className="grid scroll-mt-4 gap-x-6 gap-y-0.5 border-b border-line py-2 text-sm target:bg-accent-tint sm:grid-cols-[11rem_1fr]"
    >
      <dt className="font-medium">{name}</dt>
      <dd className="max-w-2xl">
        {meaning.says}
        {beside ? <span className="block text-xs text-soft">{beside}</span> : null}
        {meaning.requirements.length > 0 ? (
          <span className="block font-mono text-2xs text-soft">{meaning.requirements.join(" · ")}</span>
        ) : null}
      </dd>
    </div>
  );
}

const sums = [
  ["Action", riskTable.action],
  ["Data classification", riskTable.dataClassification],
  ["Can be undone", riskTable.reversible],
  ["Autonomy", riskTable.autonomy],
  ["Interaction", riskTable.interaction],
  ["Customer-facing", riskTable.customerFacing],
  ["Shared by units", riskTable.shared],
  ["Credential", riskTable.credential],
  ["Environment", riskTable.environment],
] as const;

const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0");

const RiskPoints = () => (
  <section className="mt-6" aria-labelledby="risk-points">
    <h3 id="risk-points" className="font-semibold">
      How a tier is added up
    </h3>
    <dl className="mt-2 grid border-t border-line sm:grid-cols-2 sm:gap-x-8">
      {sums.map(([name, rows]) => (
        <div key={name} className="border-b border-line py-2 text-sm">
          <dt className="text-soft">{name}</dt>
          <dd>
            {Object.entries(rows).map(([value, { points }], index) => (
              <span key={value}>
                {index > 0 ? " · " : ""}
                <span className="whitespace-nowrap">
                  {inWords(value)} {signed(points)}
                </span>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);
