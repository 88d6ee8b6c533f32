import { StateLabel } from "#components/agents/state-label.tsx";
import { LetterHelp, RoleHelp } from "#components/help/word-help.tsx";
import { SeverityLabel, TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatLegend } from "#components/seats/seat-legend.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { Brand } from "#components/shell/brand.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { type Letter, letterMeanings } from "#lib/registry/core/meanings.ts";
import { agentStates, inWords, riskTiers, roles, severities } from "#lib/registry/core/vocabulary.ts";

/** Every mark, letter and stamp. */
export function MarksShown() {
  return (
    <Section id="marks" title="Marks, letters, stamps">
      <dl className="grid border-t border-line">
        <Shown name="The name">
          <Brand />
        </Shown>
        <Shown name="Seat strip of an agent">
          <SeatStrip seats="FFWeFSAC-" alone />
        </Shown>
        <Shown name="Seat strip of a capability">
          <SeatStrip seats="FFeW-" alone />
        </Shown>
        <Shown name="Seat strip of what has ended">
          <SeatStrip seats="xxxxxxxxx" alone />
        </Shown>
        <Shown name="Seats that a person holds">
          <SeatStrip seats="u1 W2 F14" alone />
        </Shown>
        <Shown name="What the marks mean">
          <SeatLegend />
        </Shown>
        <Shown name="Severities">
          {severities.toReversed().map((severity) => (
            <SeverityLabel key={severity} severity={severity} />
          ))}
        </Shown>
        <Shown name="Tiers">
          {riskTiers.map((tier) => (
            <TierLabel key={tier} tier={tier} />
          ))}
        </Shown>
        <Shown name="States">
          {agentStates.map((state) => (
            <StateLabel key={state} state={state} />
          ))}
        </Shown>
        <Shown name="Letters, explained">
          {(Object.keys(letterMeanings) as Letter[]).map((letter) => (
            <LetterHelp key={letter} letter={letter} term={<b>{letter}</b>} />
          ))}
        </Shown>
        <Shown name="Roles, explained">
          {roles.map((role) => (
            <RoleHelp key={role} role={role} term={inWords(role)} />
          ))}
        </Shown>
      </dl>
    </Section>
  );
}

const Shown = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="grid items-center gap-x-6 gap-y-1 border-b border-line py-2.5 text-sm sm:grid-cols-[13rem_1fr]">
    <dt className="text-soft">{name}</dt>
    <dd className="flex flex-wrap items-center gap-x-4 gap-y-2">{children}</dd>
  </div>
);
