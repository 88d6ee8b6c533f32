import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { SeverityMark, TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { Facts, yesNo } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { inWords, type Severity } from "#lib/registry/core/vocabulary.ts";
import { answerWords, reasonWords } from "#lib/reviews/core/words.ts";
import type { ItemCard as Card } from "#lib/reviews/read-item.ts";

/** Everything that a reviewer needs to judge one capability. */
export function ItemCard({ card, now }: { card: Card; now: number }) {
  const { capability, agent, grant } = card.context;
  return (
    <>
      <Section id="may" title="What it may do">
        <Facts
          facts={[
            {
              name: "Agent",
              value: (
                <a className="quiet-link" href={`/agents/${agent.slug}`}>
                  {agent.name}
                </a>
              ),
            },
            { name: "Action", value: capability.action && inWords(capability.action) },
            { name: "System", value: capability.system },
            { name: "Data", value: capability.dataClassification },
            { name: "Tools", value: capability.tools.join(", ") },
            { name: "Can be undone", value: yesNo(capability.reversible) },
            { name: "Autonomy", value: agent.autonomy && inWords(agent.autonomy) },
            { name: "Bounds", value: capability.bounds },
            { name: "Watched by", value: capability.monitoring, wide: true },
            { name: "Taken away by", value: capability.revocation, wide: true },
            { name: "Purpose", value: agent.purpose, wide: true },
            {
              name: "Grant",
              value: grant
                ? `Granted by ${grant.grantedBy ?? "nobody named"}, approved by ${grant.approvedBy ?? "nobody named"}, from ${dateInWords(grant.startsAt)} ${grant.endsAt === null ? "without end" : `to ${dateInWords(grant.endsAt)}`}.\n${grant.reason ?? ""}`
                : null,
              wide: true,
            },
          ]}
        />
      </Section>
      <Section id="risk" title="Risk">
        <p className="text-sm">
          <TierLabel tier={card.tier} /> <span className="ml-2">{card.context.riskReason}</span>
        </p>
        <p className="mt-2 text-sm">
          <span className="text-soft">Residual risk: </span>
          {card.residualRisk ?? <span className="text-soft italic">Not stated</span>}
        </p>
      </Section>
      <Section id="changes" title="Changed since the last review" count={card.changes.length}>
        {card.changes.length === 0 ? (
          <p className="text-sm text-soft">Prompt, model, tools, data sources and autonomy are as they were.</p>
        ) : (
          <ul className="text-sm">
            {card.changes.map(({ what, from, to, at }) => (
              <li key={`${what} ${at}`} className="border-b border-line py-1.5">
                <span className="font-medium">{capital(inWords(what))}</span> <When at={at} now={now} />{" "}
                <span className="text-soft break-all">
                  {from ? `from ${from} ` : ""}
                  {to ? `to ${to}` : ""}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="gaps" title="Open gaps" count={card.gaps.length}>
        {card.gaps.length === 0 ? (
          <p className="text-sm text-soft">None.</p>
        ) : (
          <ul className="text-sm">
            {card.gaps.map(({ id, severity, sentence }) => (
              <li key={id} className="flex items-start gap-2 border-b border-line py-1.5">
                <span className="mt-1">
                  <SeverityMark severity={severity as Severity} />
                </span>
                <a className="quiet-link" href={`/gaps/${id}`}>
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="people" title="People" actions={<SeatStrip seats={card.seats} alone />}>
        <div className="@container">
          <ul className="grid gap-x-10 text-sm @2xl:grid-cols-2">
            {card.context.people.map(({ role, name, answers }) => (
              <li key={role} className="flex justify-between gap-4 border-b border-line py-1.5">
                <span className="text-soft">{capital(inWords(role))}</span>
                {name === null ? (
                  <Nobody />
                ) : (
                  <span className={answers ? "" : "text-critical"}>
                    {name}
                    {answers ? "" : " does not answer"}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      </Section>
      <History card={card} now={now} />
    </>
  );
}

function History({ card, now }: { card: Card; now: number }) {
  return (
    <Section id="history" title="Asked and answered">
      <ul className="text-sm">
        {card.last ? (
          <li className="border-b border-line py-1.5">
            Last time, in {card.last.campaign}:{" "}
            {card.last.answer ? `${answerWords[card.last.answer].toLowerCase()} by ${card.last.by}` : "nobody answered"}
            {card.last.for ? ` for ${card.last.for}` : ""}
            {card.last.reason ? `: ${card.last.reason}` : ""}
          </li>
        ) : (
          <li className="border-b border-line py-1.5 text-soft">Never reviewed before.</li>
        )}
        {card.asked.map(({ person, why, deputyOf, note, by, at, endedWhy }) => (
          <li
            key={`${person.id} ${at} ${why}`}
            className="flex flex-wrap items-center gap-x-2 border-b border-line py-1.5"
          >
            <PersonName person={person} />
            <span className="text-soft">
              asked as {reasonWords[why]}
              {deputyOf ? ` for ${deputyOf.name}` : ""}
              {by ? ` by ${by.name}` : ""} <When at={at} now={now} />
              {endedWhy ? `, ${endedWhy.replaceAll("_", " ")}` : ""}
            </span>
            {note ? <span className="basis-full">{note}</span> : null}
          </li>
        ))}
        {card.decisions.map((one) => (
          <li key={`${one.byId} ${one.stage}`} className="border-b border-line py-1.5">
            <span className="font-medium">{answerWords[one.answer]}</span> by {one.by}
            {one.for ? ` for ${one.for}` : ""} <When at={one.at} now={now} />
            {one.reason ? `: ${one.reason}` : ""}
            {one.riskConfirmed ? <span className="text-soft"> Residual risk confirmed.</span> : null}
            {one.riskStatement ? (
              <span className="text-soft"> Residual risk said anew: {one.riskStatement}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
