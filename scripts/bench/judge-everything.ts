import { rejudgeEverything } from "#lib/gaps/rejudge-everything.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { readPlainly } from "./plain-facts.ts";
import { median, timed } from "./statistics.ts";

/** At the largest size a round takes minutes: BENCH_ROUNDS asks for fewer. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

/** The moment at which the organisation was generated. */
export async function generatedAt(): Promise<number> {
  const [row] = await present.query<{ at: Date }>(`SELECT min("createdAt") AS at FROM "Agent"`);
  return row?.at.getTime() ?? 0;
}

/** Opens the gaps of a fresh organisation. */
export async function judgeForTheFirstTime(): Promise<Record<string, number>> {
  const at = await generatedAt();
  let changed = 0;
  const took = await timed(async () => {
    ({ changed } = await rejudgeEverything(fixedClock(at)));
  });
  await present.query("ANALYZE");
  return { took, changed };
}

/** A full re-judgement that finds nothing to change, beside reading the same facts by plain SQL; rounds in turn. */
export async function judgeEverything(): Promise<Record<string, number>> {
  const at = await generatedAt();
  const judge = async () => {
    const { changed } = await rejudgeEverything(fixedClock(at));
    if (changed > 0) throw new Error(`${changed} changed: this measures nothing to change.`);
  };
  const read = () => readPlainly(present, at);
  await judge();
  await read();
  const [judged, plain]: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    plain?.push(await timed(read));
    judged?.push(await timed(judge));
  }
  const ratio = median(judged ?? []) / median(plain ?? []);
  return {
    judged: median(judged ?? []),
    plain: median(plain ?? []),
    ratio,
    memoryGiB: process.resourceUsage().maxRSS / 2 ** 20,
  };
}
