import type { ReactNode } from "react";
import { RuleHelp } from "#components/help/rule-help.tsx";
import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import { type Role, type Severity, severities } from "#lib/registry/core/vocabulary.ts";

/** A finding with its three parts, and what is kept of it once it is a gap. */
export interface ShownFinding {
  key: string;
  rule: string;
  severity: Severity;
  sentence: string;
  explains: string;
  fix: string;
  closedBy: string;
  /** The capability's slug. */
  capability: string | null;
  role: Role | null;
  control: string | null;
  kept: GapAnswer | null;
}

const rank = (severity: Severity): number => severities.indexOf(severity);

/** From so many of one rule and severity on, they stand together. */
const TOGETHER = 4;

interface Shown {
  now: number;
  /** Where on the page it is closed; null where its form opens here. */
  placeOf: (finding: ShownFinding) => { href: string; act: string } | null;
  actions: (finding: ShownFinding) => ReactNode;
}

/** Findings by severity, each with what is so, why it matters and what closes it; many of one kind stand together. */
export function FindingsList({ findings, ...shown }: { findings: readonly ShownFinding[] } & Shown) {
  const kinds = Map.groupBy(findings, ({ rule, severity }) => `${severities.length - rank(severity)} ${rule}`);
  const groups = [...kinds].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, members]) => members);
  return (
    <ul className="border-t border-line-strong">
      {groups.map((members) =>
        members.length >= TOGETHER ? (
          <Together key={members[0]?.key} members={members} {...shown} />
        ) : (
          members.map((finding) => <One key={finding.key} finding={finding} {...shown} />)
        ),
      )}
    </ul>
  );
}

function One({ finding, within = false, now, placeOf, actions }: { finding: ShownFinding; within?: boolean } & Shown) {
  const place = placeOf(finding);
  return (
    <li
      id={`gap-${finding.key}`}
      className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_13rem]"
    >
      <div className="flex min-w-0 gap-2.5">
        <span className="mt-1.5">
          <SeverityMark severity={finding.severity} />
        </span>
        <div className="min-w-0">
          <h3 className="font-medium break-words">
            <span className="sr-only">{finding.severity}: </span>
            {finding.sentence}
          </h3>
          {within ? null : (
            <p className="mt-0.5 text-sm text-soft">
              {finding.explains}
              <RuleHelp rule={finding.rule} />
            </p>
          )}
          <p className="mt-0.5 text-sm">
            <span className="text-soft">What closes it: </span>
            {finding.fix}
          </p>
        </div>
      </div>
      <div className="pl-5.5 text-sm md:pl-0">
        <Due kept={finding.kept} severity={finding.severity} now={now} />
        <div className="not-printed mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          {place ? (
            <a className="link" href={place.href}>
              {place.act}
            </a>
          ) : null}
          {actions(finding)}
        </div>
      </div>
    </li>
  );
}

function Together({ members, ...shown }: { members: readonly ShownFinding[] } & Shown) {
  const [first] = members;
  if (!first) return null;
  const dues = members.flatMap(({ kept }) => (kept && kept.status === "open" ? [kept.dueAt] : [])).sort();
  const [soonest] = dues;
  return (
    <li className="border-b border-line py-3">
      <div className="grid gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="flex min-w-0 gap-2.5">
          <span className="mt-1.5">
            <SeverityMark severity={first.severity} />
          </span>
          <div className="min-w-0">
            <h3 className="font-medium break-words">
              <span className="sr-only">{first.severity}: </span>
              {first.sentence.replace(/\.$/, "")}, and {members.length - 1} more like it
            </h3>
            <p className="mt-0.5 text-sm text-soft">
              {first.explains}
              <RuleHelp rule={first.rule} />
            </p>
          </div>
        </div>
        <p className="pl-5.5 text-sm md:pl-0">
          <span className="inline-block first-letter:uppercase">{first.severity}</span>
          {soonest ? (
            <span className={Date.parse(soonest) < shown.now ? "text-critical" : "text-soft"}>
              , {Date.parse(soonest) < shown.now ? "was due" : "due"} <When at={soonest} now={shown.now} />
            </span>
          ) : null}
        </p>
      </div>
      <details className="mt-1 pl-5.5">
        <summary className="text-sm text-accent hover:underline">
          All {members.length}, each with what closes it
        </summary>
        <ul className="mt-2 border-t border-line">
          {members.map((finding) => (
            <One key={finding.key} finding={finding} within {...shown} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function Due({ kept, severity, now }: { kept: ShownFinding["kept"]; severity: Severity; now: number }) {
  if (!kept) return <p className="text-soft first-letter:uppercase">{severity}</p>;
  const late = kept.status === "open" && Date.parse(kept.dueAt) < now;
  return (
    <>
      <p>
        <span className="inline-block first-letter:uppercase">{severity}</span>
        {kept.status === "accepted" ? (
          <span className="text-soft">, accepted for now</span>
        ) : (
          <span className={late ? "text-critical" : "text-soft"}>
            , {late ? "was due" : "due"} <When at={kept.dueAt} now={now} />
          </span>
        )}
      </p>
      <p className="text-soft">
        open since <When at={kept.openedAt} now={now} as="day" />
      </p>
      {kept.assignee ? <p>assigned to {kept.assignee.name}</p> : <p className="text-soft">nobody is closing it</p>}
    </>
  );
}
