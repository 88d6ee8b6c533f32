import { DAY } from "#lib/platform/core/clock.ts";
import type { PlannedGap } from "./plan.ts";
import type { TalliedAsk, TallyState } from "./tally-state.ts";

/** A decision is due five days after it was asked for. */
const DUE_DAYS = 5;

/** The owner of the one system that everything acts on. */
const SYSTEM_OWNER = "p05";

/**
 * A change asks the business owner, the security owner and the owner of the system; security besides, where there is
 * nobody of compliance and the agent faces customers, touches regulated data or is critical.
 */
export function askForChange(
  state: TallyState,
  { key, capability, by }: { key: string; capability: string; by: string },
) {
  const { agent } = state.capability(capability);
  const holder = (role: "business_owner" | "security_owner") => state.presentIn(agent, null, role)[0]?.person ?? null;
  const judged = state.judged(state.agentOf({ agent }));
  const exposed =
    state.agentOf({ agent }).customerFacing ||
    judged.some(({ tier, dataClassification }) => tier === "critical" || dataClassification === "regulated");
  state.count("evidence request.opened");
  const asked = [holder("business_owner"), holder("security_owner"), SYSTEM_OWNER];
  for (const [place, person] of [...asked, ...(exposed ? [null] : [])].entries()) {
    state.asks.push(askOf(state, "request", `${key} ${place}`, by, person, [by]));
    for (const one of person === null ? security(state, [by]) : [person])
      state.tell(one, "decision-asked", `asked ${key} ${place}`);
  }
}

/** One no ends it, and the others are asked no more. */
export function turnDown(state: TallyState, key: string): void {
  const [first] = state.asks.filter((ask) => ask.key.startsWith(`${key} `));
  state.asks = state.asks.filter((ask) => !ask.key.startsWith(`${key} `));
  state.count("evidence request.decided");
  state.count("evidence request.rejected");
  if (first) state.tell(first.by, "request-answered", `answered ${key}`);
}

/** An exception asks those of security who neither asked for it nor hold the gap. */
export function askForException(
  state: TallyState,
  { key, gap, by, days }: { key: string; gap: PlannedGap; by: string; days: number },
): void {
  const holding = (["business_owner", ...(gap.role === null ? [] : [gap.role])] as const).flatMap((role) =>
    state.presentIn(gap.agent, gap.capability, role).map(({ person }) => person),
  );
  const ask = askOf(state, "exception", key, by, null, [by, ...holding]);
  state.asks.push({ ...ask, dueAt: Math.min(ask.dueAt, state.now + days * DAY) });
}

const askOf = (
  { now }: TallyState,
  what: TalliedAsk["what"],
  key: string,
  by: string,
  asked: string | null,
  near: readonly string[],
): TalliedAsk => ({
  key,
  what,
  by,
  asked,
  near,
  dueAt: now + DUE_DAYS * DAY,
  reminded: false,
  wentTo: [],
});

const withRole = (state: TallyState, role: "security" | "admin"): string[] =>
  [...state.people.values()].filter((one) => one[role] && one.active).map(({ key }) => key);

const security = (state: TallyState, but: readonly string[]): string[] =>
  withRole(state, "security").filter((one) => !but.includes(one));

/** A day before it is due who is asked is reminded; from then on somebody else has it too, further while they leave. */
export function followDecisions(state: TallyState): void {
  for (const ask of state.asks) {
    const asked = ask.asked === null ? security(state, ask.near) : [ask.asked];
    if (state.now < ask.dueAt) {
      if (ask.reminded || state.now < ask.dueAt - DAY) continue;
      ask.reminded = true;
      state.count(`evidence ${ask.what}.reminded`);
      for (const person of asked) state.tell(person, "decision-reminder", `remind ${ask.key}`);
    } else if (!ask.wentTo.some(state.isActive)) {
      const to = nextOf(state, ask, asked);
      if (to.length === 0) continue;
      ask.wentTo.push(...to);
      state.count(`evidence ${ask.what}.escalated`);
      for (const person of asked) state.tell(person, "decision-reminder", `overdue ${ask.key}`);
      for (const person of to) state.tell(person, "decision-escalated", `went ${ask.key}`);
    }
  }
}

/** The first above who is there and did not ask for it; else security, else who administers. */
function nextOf(state: TallyState, { what, by, asked: person }: TalliedAsk, asked: readonly string[]): string[] {
  const may = (one: string) => one !== by && !asked.includes(one);
  if (person !== null) {
    let above = state.managerOf(person);
    while (above !== null && !(state.isActive(above) && may(above))) above = state.managerOf(above);
    if (above !== null) return [above];
    const others = withRole(state, "security").filter(may);
    if (others.length > 0) return others;
  }
  // An exception is security's alone to decide; who administers sees to it that there is somebody.
  return what === "exception" || person === null ? withRole(state, "admin").filter(may) : [];
}
