"use client";

import type { Seat } from "#components/bulk/name-form.tsx";
import { NameForm } from "#components/bulk/name-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { fixOfGap } from "#lib/gaps/core/fix-of-gap.ts";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import { ClosesWith } from "./closes-with.tsx";
import { StateFacts } from "./state-facts.tsx";

/** One click from a gap to the form that closes it, which says what else it closes before it is saved. */
export function FixGap({ gap, now, weight = "plain" }: { gap: GapAnswer; now: number; weight?: "plain" | "primary" }) {
  const fix = fixOfGap(gap);
  const size = weight === "primary" ? "" : "h-7";
  const label = `${fix.act}: ${gap.sentence}`;
  if (fix.form === "place")
    return (
      <ButtonLink weight={weight} className={size} href={fix.href} aria-label={label}>
        {fix.act}
      </ButtonLink>
    );
  return (
    <DialogButton
      weight={weight}
      className={size}
      aria-label={label}
      act={fix.act}
      title={fix.act}
      says={
        <>
          {gap.sentence} {gap.fix}
        </>
      }
    >
      {(close) => <FixForm gap={gap} now={now} onDone={close} />}
    </DialogButton>
  );
}

/** The form of a fix; a place has none. */
export function FixForm({ gap, now, onDone }: { gap: GapAnswer; now: number; onDone: () => void }) {
  const fix = fixOfGap(gap);
  if (fix.form === "place")
    return (
      <ButtonLink weight="primary" href={fix.href}>
        {fix.act}
      </ButtonLink>
    );
  if (fix.form === "seat") return <NameForm seats={[seatOf(gap, fix)]} onDone={onDone} />;
  return (
    <StateFacts fix={fix} now={now} onDone={onDone}>
      <ClosesWith gap={gap} onFollow={onDone} />
    </StateFacts>
  );
}

/** The seat that a gap is about, as people name it. */
export const seatOf = (gap: GapAnswer, fix: Extract<ReturnType<typeof fixOfGap>, { form: "seat" }>): Seat => ({
  agent: fix.agent,
  role: fix.role,
  capability: fix.capability,
  accountable: fix.accountable,
  name: `${gap.agent?.name}${gap.capability ? `, ${gap.capability.name}` : ""}`,
});
