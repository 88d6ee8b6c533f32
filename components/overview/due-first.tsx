import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { DueGroup } from "#lib/gaps/store-overview.ts";
import { counted } from "#lib/platform/core/in-figures.ts";

/** What to close first: one line per fact that closes something, with what closes it. */
export function DueFirst({ groups, now }: { groups: readonly DueGroup[]; now: number }) {
  return (
    <ol className="border-t border-line-strong">
      {groups.map((group) => {
        const late = Date.parse(group.dueAt) < now;
        return (
          <li
            key={group.closedBy}
            className="grid grid-cols-[auto_1fr] gap-x-3 border-b border-line py-2.5 sm:grid-cols-[auto_1fr_auto]"
          >
            <span className="pt-1">
              <SeverityMark severity={group.severity} />
              <span className="sr-only">{group.severity}</span>
            </span>
            <div className="min-w-0">
              <p>
                {group.sentence}
                {group.agent ? (
                  <>
                    {" "}
                    <a className="link text-sm" href={`/agents/${group.agent.slug}`}>
                      {group.agent.name}
                    </a>
                  </>
                ) : null}
              </p>
              <p className="text-sm text-soft">
                {group.fix}
                {group.count > 1 ? (
                  <>
                    {" "}
                    <a className="link" href={`/gaps?closedBy=${encodeURIComponent(group.closedBy)}`}>
                      Closes {counted(group.count, "gap", "gaps")}
                      {group.agents > 1 ? ` of ${counted(group.agents, "agent", "agents")}` : ""} at once
                    </a>
                  </>
                ) : null}
              </p>
            </div>
            <p
              className={`col-start-2 text-sm whitespace-nowrap sm:col-start-3 ${late ? "text-critical" : "text-soft"}`}
            >
              {late ? "was due " : "due "}
              <When at={group.dueAt} now={now} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}
