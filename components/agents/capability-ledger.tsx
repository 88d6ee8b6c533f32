import type { ReactNode } from "react";
import { TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { NotStated } from "#components/ui/facts.tsx";
import { When } from "#components/ui/when.tsx";
import type { AgentAccount } from "#lib/gaps/core/account-of-agent.ts";
import { boundsInWords } from "#lib/registry/core/bounds.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { CapabilityAnswer } from "#lib/registry/list-capabilities.ts";
import { AnsweredMark } from "./answered-mark.tsx";
import { RiskPoints } from "./risk-points.tsx";

type Account = AgentAccount["capabilities"][number];

/** Every capability as a ledger row: who sits where, how risky and why, until when; the six answers beneath. */
export function CapabilityLedger({
  capabilities,
  accountOf,
  now,
  opened,
  actions,
}: {
  capabilities: readonly CapabilityAnswer[];
  accountOf: (id: string) => Account | undefined;
  now: number;
  /** The slug of the one that the address names. */
  opened: string | undefined;
  actions: (capability: CapabilityAnswer) => ReactNode;
}) {
  return (
    <ul className="border-t border-line-strong">
      {capabilities.map((capability) => (
        <li key={capability.id} id={`capability-${capability.slug}`} className="scroll-mt-4 border-b border-line py-3">
          <Row capability={capability} account={accountOf(capability.id)} now={now} />
          <details open={opened === capability.slug || capabilities.length === 1} className="group mt-1.5">
            <summary className="inline-flex list-none items-center gap-1 text-sm text-accent hover:underline [&::-webkit-details-marker]:hidden">
              <span
                aria-hidden="true"
                className="inline-block w-3 transition-transform duration-100 group-open:rotate-90"
              >
                ›
              </span>
              The six answers and the terms<span className="sr-only"> of {capability.name}</span>
            </summary>
            <Detail
              capability={capability}
              account={accountOf(capability.id)}
              now={now}
              actions={actions(capability)}
            />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Row({
  capability,
  account,
  now,
}: {
  capability: CapabilityAnswer;
  account: Account | undefined;
  now: number;
}) {
  const judged = account?.judged;
  const answered = judged?.answers.filter((answer) => answer.answered).length ?? 0;
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 sm:grid sm:gap-x-5 sm:grid-cols-[minmax(0,1fr)_auto_6.5rem] lg:grid-cols-[minmax(0,1fr)_auto_6.5rem_13rem_7.5rem]">
      <h3
        className={`basis-full font-semibold break-words ${capability.state === "ended" ? "line-through decoration-1" : ""}`}
      >
        {capability.name}
        {capability.state === "live" ? null : (
          <span className="ml-2 font-normal text-soft no-underline">{capability.state}</span>
        )}
      </h3>
      {account?.strip ? <SeatStrip seats={account.strip} /> : <span />}
      <span className="text-sm">{judged ? <TierLabel tier={judged.tier} /> : null}</span>
      <span className="text-sm">
        <GrantEnd capability={capability} now={now} />
      </span>
      <span
        className={`text-sm whitespace-nowrap lg:text-right ${judged && answered < 6 ? "text-critical" : "text-soft"}`}
      >
        {judged ? `${answered} of 6 answered` : "not judged"}
      </span>
      {judged ? <p className="text-sm text-soft sm:col-span-full">{judged.sentence}</p> : null}
    </div>
  );
}

function GrantEnd({ capability: { grant, state }, now }: { capability: CapabilityAnswer; now: number }) {
  if (!grant) return <span className="text-critical">No grant</span>;
  const begins = Date.parse(grant.startsAt);
  if (begins > now)
    return (
      <>
        Grant from <When at={grant.startsAt} now={now} as="day" />
      </>
    );
  if (grant.endsAt === null)
    return state === "ended" ? (
      <span className="text-soft">Grant</span>
    ) : (
      <span className="text-high">Grant without an end</span>
    );
  const over = Date.parse(grant.endsAt) <= now;
  return (
    <span className={over ? "text-critical" : undefined}>
      Grant {over ? "ended" : "until"} <When at={grant.endsAt} now={now} as="day" />
    </span>
  );
}

function Detail({
  capability,
  account,
  now,
  actions,
}: {
  capability: CapabilityAnswer;
  account: Account | undefined;
  now: number;
  actions: ReactNode;
}) {
  const judged = account?.judged;
  return (
    <div className="mt-2 grid gap-x-10 gap-y-4 md:pl-4 lg:grid-cols-2">
      <div>
        {judged ? (
          <ol className="border-t border-line">
            {judged.answers.map(({ question, asks, answered, sentence }) => (
              <li
                key={question}
                className="grid grid-cols-[1rem_8.5rem_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5 text-sm"
              >
                <AnsweredMark answered={answered} />
                <span className="text-soft">{asks}</span>
                <span className={`break-words ${answered ? "" : "text-critical"}`}>{sentence}</span>
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-sm text-soft">
            {capability.state === "ended"
              ? "It has ended, so nobody has to answer for it any more. What it was stays readable."
              : "It waits for approval, so it is not judged yet."}
          </p>
        )}
        {judged ? <RiskPoints parts={judged.parts} sum={judged.sum} floors={judged.floors} tier={judged.tier} /> : null}
      </div>
      <div>
        <dl className="border-t border-line text-sm">
          <Term name="May">
            {capability.action ? inWords(capability.action) : <NotStated />}
            {" on "}
            {capability.system ? (
              <MomentLink className="link" href={`/systems/${capability.system.slug}`}>
                {capability.system.name}
              </MomentLink>
            ) : (
              <NotStated />
            )}
            {capability.hints.action && !capability.action ? (
              <span className="block text-soft">
                {capability.hints.from ?? "The source"} suggests ‘{inWords(capability.hints.action)}’; nobody has
                confirmed it.
              </span>
            ) : null}
          </Term>
          <Term name="Data">{capability.dataClassification ?? <NotStated />}</Term>
          <Term name="Can be undone">
            {capability.reversible === null ? <NotStated /> : capability.reversible ? "yes" : "no"}
          </Term>
          <Term name="Bounds">{boundsInWords(capability.bounds) ?? <NotStated />}</Term>
          <Term name="Tools">
            {capability.tools.length > 0 ? (
              <span className="font-mono text-xs">{capability.tools.join(", ")}</span>
            ) : (
              <NotStated />
            )}
          </Term>
          <Term name="Watched by">{capability.monitoring ?? <NotStated />}</Term>
          <Term name="Revoked by">
            {capability.revocation.path ?? <NotStated />}
            {capability.revocation.expectedMinutes === null ? null : (
              <span className="text-soft"> takes {capability.revocation.expectedMinutes} min</span>
            )}
          </Term>
          {capability.playbookUrl ? (
            <Term name="Playbook">
              <a className="link break-all" href={capability.playbookUrl} rel="noreferrer">
                {capability.playbookUrl}
              </a>
            </Term>
          ) : null}
          {capability.grant ? (
            <Term name="Granted">
              <When at={capability.grant.startsAt} now={now} as="day" />
              {capability.grant.grantedBy ? ` by ${capability.grant.grantedBy.name}` : ""}
              {capability.grant.approvedBy ? `, approved by ${capability.grant.approvedBy.name}` : ""}
            </Term>
          ) : null}
        </dl>
        <div className="not-printed mt-3 flex flex-wrap gap-2">{actions}</div>
      </div>
    </div>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 border-b border-line py-1.5">
      <dt className="text-soft">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
