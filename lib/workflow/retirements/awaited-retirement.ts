import { rolesToTurnTo } from "../due/store-undecided.ts";
import type { LoadAwaited } from "../due/undecided.ts";
import { decidersOf } from "./deciders.ts";
import { retirementInHand, subjectOf } from "./retirement-in-hand.ts";

/**
 * A retirement that waits for who answers for the agent. A manager of theirs may not decide it; security may, and admins
 * where it is security that is silent. Not who asked for it (R39).
 */
export const awaitedRetirement: LoadAwaited = async (tx, id, context) => {
  const { retirement, agent } = await retirementInHand(tx, id, context);
  const { requestedById } = retirement;
  return {
    subject: subjectOf(retirement, agent),
    about: {},
    title: `the retirement of ${agent.name}`,
    href: `/retirements/${id}`,
    remedy: "You may decide it too, or speak with them.",
    above: {
      asked: new Set(await decidersOf(tx, retirement, context.clock.now())),
      barred: new Set(requestedById === null ? [] : [requestedById]),
      managers: [],
      roles: await rolesToTurnTo(tx, ["security", "admin"], context.clock.now()),
    },
  };
};
