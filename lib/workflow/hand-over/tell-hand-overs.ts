import type { Notice } from "#lib/notifications/core/notice.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { type Leaving, peopleAway, peopleWhoMoved } from "./store-waiting.ts";

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

/** Tells whoever moved and their manager, and the manager of whoever is away, what waits to be handed over; once per move and absence (R93). */
export async function tellHandOvers(clock: Clock): Promise<void> {
  const now = clock.now();
  const notices = [
    ...(await peopleWhoMoved(present, now, WITHIN_DAYS)).flatMap((left) => [
      toMover(left),
      ...(left.managerId === null ? [] : [toManagerOfMover(left, left.managerId)]),
    ]),
    ...(await peopleAway(present, now)).flatMap((left) =>
      left.managerId === null ? [] : [toManagerOfAbsent(left, left.managerId)],
    ),
  ];
  for (const notice of notices) await writing(now, (tx) => notify(tx, notice, now));
}
