"use client";

import { useMemo } from "react";
import { AssignManyGaps } from "#components/bulk/assign-many-gaps.tsx";
import { NameInMany } from "#components/bulk/name-in-many.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { fixOfGap } from "#lib/gaps/core/fix-of-gap.ts";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import { seatOf } from "./fix/fix-gap.tsx";
import { gapColumns, type Looking } from "./gap-columns.tsx";
import type { GapRow } from "./gap-row.ts";

/** The gaps one by one, with what closes each, and several at once. */
export function GapsTable({
  rows,
  total,
  sort,
  looking,
}: {
  rows: GapRow[];
  total: number;
  sort: string;
  looking: Looking;
}) {
  const { now, self, mayFix } = looking;
  const columns = useMemo(() => gapColumns({ now, self, mayFix }), [now, self, mayFix]);
  return (
    <DataTable
      caption="Gaps"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{
        nouns: ["gap", "gaps"],
        name: (row) => row.sentence,
        total,
        apiPath: "/gaps",
        actions: mayFix
          ? (chosen, clear) => (
              <>
                <AssignManyGaps gaps={chosen as GapAnswer[]} onDone={clear} />
                <NameInMany seats={seatsOf(chosen)} onDone={clear} />
              </>
            )
          : undefined,
      }}
    />
  );
}

/** The seats among gaps that somebody can be named in, each once. */
function seatsOf(gaps: readonly GapRow[]) {
  const seats = gaps.flatMap((gap) => {
    const fix = fixOfGap(gap);
    return fix.form === "seat" ? [seatOf(gap as GapAnswer, fix)] : [];
  });
  return [...new Map(seats.map((seat) => [`${seat.agent} ${seat.capability} ${seat.role}`, seat])).values()];
}
