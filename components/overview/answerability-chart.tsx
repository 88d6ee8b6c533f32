"use client";

import { useEffect, useState } from "react";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";

/** One point: the day as it is read on the axis and in full, the share in whole per cent, open gaps. */
export interface ChartPoint {
  day: string;
  label: string;
  share: number | null;
  answerable: number;
  total: number;
  open: number;
}

/**
 * Answerability over time as a line, for the eye; the table under it says the same. Drawn in the browser, where its
 * size is known.
 */
export function AnswerabilityChart({ points }: { points: readonly ChartPoint[] }) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return (
    <div aria-hidden="true" className="h-44 max-w-3xl">
      {mounted ? (
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: -10 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="label"
              tick={{ fontSize: 11, fill: "var(--color-soft)" }}
              tickLine={false}
              axisLine={{ stroke: "var(--color-line-strong)" }}
              minTickGap={40}
            />
            <YAxis
              domain={[0, 100]}
              ticks={[0, 50, 100]}
              unit=" %"
              tick={{ fontSize: 11, fill: "var(--color-soft)" }}
              tickLine={false}
              axisLine={false}
              width={58}
            />
            <Tooltip content={<Told />} cursor={{ stroke: "var(--color-line-strong)" }} isAnimationActive={false} />
            <Line
              type="linear"
              dataKey="share"
              stroke="var(--color-accent)"
              strokeWidth={2}
              dot={{ r: 2.5, fill: "var(--color-accent)", strokeWidth: 0 }}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      ) : null}
    </div>
  );
}

function Told({ active, payload }: { active?: boolean; payload?: readonly { payload: ChartPoint }[] }) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-xs">
      <p className="font-medium">{point.day}</p>
      <p>
        {point.share === null ? "No figure" : `${point.share} % answerable`}, {inFigures(point.answerable)} of{" "}
        {inFigures(point.total)}
      </p>
      <p className="text-soft">{counted(point.open, "open gap", "open gaps")}</p>
    </div>
  );
}
