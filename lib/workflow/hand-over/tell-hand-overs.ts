import type { Notice } from "#lib/notifications/core/notice.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { type Leaver, type Leaving, peopleAway, peopleWhoLeft, peopleWhoMoved } from "./store-waiting.ts";

/** How far back a move is looked for: a run that was missed is made up for by any of these days. */
const WITHIN_DAYS = 7;

const roles = ({ roles }: Leaving): string => (roles === 1 ? "One role" : `${roles} roles`);
const href = ({ id }: Leaving): string => `/people/${id}/hand-over`;
const remain = ({ roles }: Leaving): string => (roles === 1 ? "names" : "name");

const toMover = (left: Leaving): Notice => ({
  personId: left.id,
  kind: "hand-over-asked",
  key: `hand-over:moved:${left.id}:${left.since.getTime()}`,
  title: `Hand over what you answered for in ${left.from}`,
  text: `You left ${left.from}. ${roles(left)} on its agents still ${remain(left)} you: hand over, or confirm what you keep.`,
  href: href(left),
  dueAt: null,
});

const toManagerOfMover = (left: Leaving, managerId: string): Notice => ({
  ...toMover(left),
  personId: managerId,
  title: `Hand over what ${left.name} answered for in ${left.from}`,
  text: `${left.name} left ${left.from}. ${roles(left)} on its agents still ${remain(left)} them: hand over what they do not keep.`,
});

const toManagerOfAbsent = (left: Leaving, managerId: string): Notice => ({
  personId: managerId,
  kind: "hand-over-asked",
  key: `hand-over:away:${left.id}:${left.since.getTime()}`,
  title: `${left.name} is out of office, and nobody stands in`,
  text: `${roles(left)} that ${remain(left)} ${left.name} have no deputy who is there. Hand over, or name a deputy.`,
  href: href(left),
  dueAt: null,
});

/** Who hands over is told of whoever left or was suspended, while something hangs on them still. */
const forLeaver = ({ id, name, status, key }: Leaver, askedId: string): Notice => ({
  personId: askedId,
  kind: "hand-over-asked",
  key,
  title: `Hand over what ${name} answered for`,
  text: `${name} ${status === "left" ? "left" : "is suspended"}: until somebody takes over, nobody answers.`,
  href: `/people/${id}/hand-over`,
  dueAt: null,
});

/**
 * Tells whoever moved, and who hands over for them, for whoever is away and for whoever left, what waits to be handed
 * over; once per move, absence and leaving (R93). A manager who left as well does not swallow it: the next above hears
 * of it, else security.
 */
export async function tellHandOvers(clock: Clock): Promise<void> {
  const now = clock.now();
  const notices = [
    ...(await peopleWhoMoved(present, now, WITHIN_DAYS)).flatMap((left) => [
      toMover(left),
      ...left.askedIds.map((askedId) => toManagerOfMover(left, askedId)),
    ]),
    ...(await peopleAway(present, now)).flatMap((left) =>
      left.askedIds.map((askedId) => toManagerOfAbsent(left, askedId)),
    ),
    ...(await peopleWhoLeft(present, now)).flatMap((left) => left.untoldIds.map((askedId) => forLeaver(left, askedId))),
  ];
  for (const notice of notices) await writing(now, (tx) => notify(tx, notice, now));
}
