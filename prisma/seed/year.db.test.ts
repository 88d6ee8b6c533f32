import { expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { accountOf } from "./year/account.ts";
import { differenceOf } from "./year/difference.ts";
import { found } from "./year/founding.ts";
import { Life } from "./year/life.ts";
import { smallCompany } from "./year/small-company.ts";
import { Tally } from "./year/tally.ts";
import { talliedRules } from "./year/tally-gaps.ts";

/** The first hundred days in the suite; the whole year in `npm run bench -- --only year`. */
const DAYS = Number(process.env.YEAR_DAYS ?? 100);

/** A year in which little happens shows little. */
const happens = [
  "items opened",
  "handed over",
  "asked escalated",
  "decision certify",
  "decision revoke",
  "decision change",
  "decision cannot_answer",
  "silence escalate",
  "silence suspend",
  "silence revoke",
  "concluded unanswered",
  "follow-up revoke confirmed",
  "follow-up change confirmed",
  "evidence capability.resumed",
  "evidence exception.expired",
  "evidence exception.reminded",
  "evidence exception.escalated",
  "evidence request.reminded",
  "evidence request.escalated",
  "evidence request.rejected",
  "attestation holder-3",
  "attestation manager",
  "grants ended",
  "notice review-reminder",
  "notice review-escalated",
  "notice exception-ending",
  "notice attest-escalated",
  "notice decision-reminder",
  "notice decision-escalated",
];

test("R43 R47 R85 R86 R88 R91 R92 R93: day by day the registry holds what an independent tally foretells of its year", {
  timeout: 60_000 + DAYS * 2_000,
}, async () => {
  const plan = smallCompany();
  const names = await found(plan);
  const life = new Life(plan, names);
  const tally = new Tally(plan);
  const totals = new Map<string, number>();
  const rules = new Set<string>();
  const begun = performance.now();
  for (let day = 0; day < DAYS; day++) {
    await life.day(day);
    const foretold = tally.day(day);
    const difference = differenceOf(foretold, await accountOf(day, names));
    if (difference.length > 0) throw new Error(`Day ${day}, ${iso(life.now)}:\n${difference.join("\n")}`);
    for (const [what, n] of foretold.counts) {
      const [kind = what] = what.split(" to ");
      totals.set(kind, (totals.get(kind) ?? 0) + n);
    }
    for (const gap of foretold.open) rules.add(gap.slice(0, gap.indexOf("|")));
  }
  if (process.env.YEAR_FIGURES !== undefined) {
    const figures = [...totals].sort().map(([what, n]) => `${n} ${what}`);
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stdout.write(`${DAYS} days in ${seconds} s: ${figures.join(" · ")}\n`);
  }
  if (DAYS < 100) return;
  expect([...rules].sort()).toEqual([...talliedRules].sort());
  expect(happens.filter((what) => !totals.has(what))).toEqual([]);
});
