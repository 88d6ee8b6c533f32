import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { GapGroupAnswer } from "#lib/gaps/list-gap-groups.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { FixGroup } from "./fix/fix-group.tsx";
import { ageWords, dueWords } from "./gap-filters.ts";

const none: Record<string, string> = {
  assignee: "Nobody",
  unit: "No unit",
  system: "No system",
  agent: "The organisation itself",
};

/** What a group is called. */
function nameOf(by: string, group: GapGroupAnswer): string {
  if (by === "fact") return group.name ? `${group.name} no longer answers: name who follows.` : group.fix;
  if (group.value === null) return none[by] ?? "None";
  if (by === "due") return dueWords[group.value] ?? group.value;
  if (by === "age") return ageWords[group.value] ?? group.value;
  if (by === "rule") return group.value.replaceAll("-", " ");
  const words = ["function", "severity"].includes(by) ? inWords(group.value) : (group.name ?? group.value);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Gaps together, by the one fact that closes them or by another part: how many, how late, and one click to the fix. */
export function GroupList({
  by,
  groups,
  now,
  filters,
  mayFix,
}: {
  by: string;
  groups: readonly GapGroupAnswer[];
  now: number;
  /** What the list is narrowed by already. */
  filters: Record<string, string>;
  mayFix: boolean;
}) {
  return (
    <ul aria-label="Groups of gaps" className="border-t border-line-strong">
      {groups.map((group) => {
        const late = Date.parse(group.dueAt) <= now;
        const narrowed = new URLSearchParams({
          ...filters,
          ...(by === "fact" ? { closedBy: group.closedBy } : { [by]: group.value ?? "none" }),
        });
        const name = nameOf(by, group);
        return (
          <li
            key={group.value ?? ""}
            className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-b border-line py-2.5 md:grid-cols-[auto_1fr_9rem_11rem_4rem]"
          >
            <span className="pt-1" title={group.severity}>
              <SeverityMark severity={group.severity} />
              <span className="sr-only">{group.severity}: </span>
            </span>
            <div className="min-w-0">
              <p className={by === "fact" ? "" : "font-medium"}>{name}</p>
              <p className="text-sm text-soft">
                {group.count > 1 ? "Among others: " : ""}
                {group.sentence}
              </p>
            </div>
            <p
              className={`col-start-2 text-sm whitespace-nowrap md:col-start-3 ${late ? "text-critical" : "text-soft"}`}
            >
              {late ? "first was due " : "first due "}
              <When at={group.dueAt} now={now} />
            </p>
            <p className="col-start-2 text-sm md:col-start-4 md:text-right">
              <MomentLink className="link" href={`/gaps?${narrowed}`}>
                {counted(group.count, "gap", "gaps")}
              </MomentLink>
              {group.agents > 1 ? <span className="text-soft"> of {inFigures(group.agents)} agents</span> : null}
              {group.overdue > 0 ? (
                <>
                  <br />
                  <MomentLink className="quiet-link text-critical" href={`/gaps?${narrowed}&due=overdue`}>
                    {inFigures(group.overdue)} overdue
                  </MomentLink>
                </>
              ) : null}
            </p>
            {mayFix && by === "fact" ? (
              <div className="col-start-2 md:col-start-5 md:text-right">
                <FixGroup closedBy={group.closedBy} fix={name} count={group.count} now={now} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
