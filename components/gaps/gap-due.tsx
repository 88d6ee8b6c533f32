import { Due } from "#components/ui/due.tsx";
import { When } from "#components/ui/when.tsx";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";

/** When a gap is due, in a column that says so; what is late says so in words. */
export function GapDue({ gap, now }: { gap: GapAnswer; now: number }) {
  if (gap.status === "closed" && gap.closedAt)
    return (
      <span className="text-good">
        closed <When at={gap.closedAt} now={now} />
      </span>
    );
  if (gap.status === "accepted") return <span className="text-soft">accepted for now</span>;
  return <Due at={gap.dueAt} now={now} headed />;
}
