import { Fragment } from "react";
import { Button } from "#components/ui/button.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { decisionsOf } from "#lib/inbox/core/decisions.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { Decided } from "./use-decisions.ts";

const inNouns = ([first]: readonly InboxItem[], count: number): string =>
  first?.kind === "review" ? counted(count, "item", "items") : counted(count, "role", "roles");

const saysDone = ({ decision, items }: Decided): string =>
  `${decision.done}: ${items.length === 1 ? items[0]?.title : inNouns(items, items.length)}.`;

/** The bulk decisions of what is chosen, each with the items of its kind. */
const together = (chosen: readonly InboxItem[]) =>
  [...new Set(chosen.map(({ kind }) => kind))].flatMap((kind) =>
    decisionsOf[kind]
      .filter(({ bulk }) => bulk)
      .map((decision) => ({ decision, items: chosen.filter((item) => item.kind === kind) })),
  );

/** Above the rows: what is done to many at once, and what was just decided, which can be taken back for a moment. */
export function InboxBar({
  tickable,
  chosen,
  held,
  letters,
  confirmed,
  onConfirmed,
  onTickAll,
  onDecide,
  onUndo,
}: {
  /** Rows that may be decided together with others. */
  tickable: readonly InboxItem[];
  chosen: readonly InboxItem[];
  held: Decided | null;
  letters: boolean;
  /** The residual risk of all that is chosen was read again and stands. */
  confirmed: boolean;
  onConfirmed: (confirmed: boolean) => void;
  onTickAll: (all: boolean) => void;
  onDecide: (decided: Decided) => void;
  onUndo: () => void;
}) {
  return (
    <div className="mb-2 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {tickable.length > 1 ? (
        <Tick
          label={`Choose all ${inFigures(tickable.length)} here`}
          checked={chosen.length === tickable.length}
          onChecked={onTickAll}
        />
      ) : null}
      {together(chosen).map(({ decision, items }) => (
        <Fragment key={decision.id}>
          {decision.confirms ? <Tick label={decision.confirms} checked={confirmed} onChecked={onConfirmed} /> : null}
          <Button
            weight="primary"
            onClick={() => onDecide({ decision, items, ...(decision.confirms ? { riskConfirmed: confirmed } : {}) })}
          >
            {decision.label} {inNouns(items, items.length)}
          </Button>
        </Fragment>
      ))}
      <p role="status" className="text-soft">
        {held ? saysDone(held) : ""}
      </p>
      {held ? (
        <Button weight="quiet" onClick={onUndo}>
          Undo
        </Button>
      ) : null}
      <p className={`ml-auto hidden text-xs text-soft ${letters ? "md:block" : ""}`}>
        <Keys of="j k" /> move, <Keys of="Enter" /> opens, <Keys of="a" /> says yes, <Keys of="d" /> declines,{" "}
        <Keys of="x" /> chooses, <Keys of="z" /> undoes
      </p>
    </div>
  );
}

const Keys = ({ of }: { of: string }) => (
  <>
    {of.split(" ").map((key) => (
      <kbd key={key} className="mr-0.5 rounded-sm border border-line-strong px-1 font-mono text-2xs">
        {key}
      </kbd>
    ))}
  </>
);
