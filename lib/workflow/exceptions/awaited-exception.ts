import { peopleWithRole, rolesToTurnTo } from "../due/store-undecided.ts";
import type { LoadAwaited } from "../due/undecided.ts";
import { exceptionInHand } from "./exception-in-hand.ts";

/**
 * An exception that waits for security (R33). Nobody else may decide it, so that what is overdue goes to admins, who can
 * see to it that somebody of security is there who stands apart.
 */
export const awaitedException: LoadAwaited = async (tx, id, { clock }) => {
  const { exception, gap, agent, holders } = await exceptionInHand(tx, id, clock.now());
  if (agent === null) return null;
  const near = new Set([exception.requestedById, ...holders]);
  return {
    subject: { kind: "exception", id, name: `${gap.rule} on ${agent.name}`, agentId: agent.id },
    about: { gap: { id: gap.id, rule: gap.rule } },
    title: `the exception on ${agent.name}`,
    href: `/exceptions/${id}`,
    remedy: "It takes somebody of security who neither asked for it nor holds the gap: see to it that there is one.",
    above: {
      asked: new Set((await peopleWithRole(tx, "security")).filter((one) => !near.has(one))),
      barred: new Set(exception.requestedById === null ? [] : [exception.requestedById]),
      managers: [],
      roles: await rolesToTurnTo(tx, ["admin"], clock.now()),
    },
  };
};
