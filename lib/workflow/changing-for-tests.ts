import { beforeAll } from "vitest";
import { World } from "#lib/registry/world-for-tests.ts";
import { isWaiting } from "./core/waiting.ts";
import { approveRegistration } from "./decide-for-tests.ts";
import { submitAgent } from "./submit-agent.ts";

export type Person = Awaited<ReturnType<World["person"]>>;
const names = ["owner", "system", "security", "desk", "approver", "provisioner", "detector"] as const;

/** A world with the people of a change, and approved agents to change. */
export function changing() {
  const world = new World();
  const people = {} as Record<(typeof names)[number], Person>;

  beforeAll(async () => {
    for (const name of names) people[name] = await world.person(name);
  });

  /** An approved agent that writes to a desk within bounds, or pays; who holds the three separated roles is three people. */
  async function approved(action: "write" | "pay" = "write") {
    const system = await world.system("Desk", { owner: people.desk.email, kind: action === "pay" ? "payment" : "api" });
    const agent = await world.statedAgent("Changing", {
      autonomy: "acts_with_approval",
      autonomyReason: "Nights",
      residualRisk: { statement: "A wrong note" },
    });
    const capability = await world.capability(agent, "Act", {
      action,
      system: system.slug,
      tools: ["look", "note"],
      dataClassification: "confidential",
      bounds: { amount: 100 },
    });
    await world.assign(agent, "business_owner", people.owner);
    await world.assign(agent, "system_owner", people.system);
    await world.assign(agent, "security_owner", people.security);
    for (const role of ["approver", "provisioner", "detector"] as const) await world.assign(agent, role, people[role]);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    await approveRegistration(world, agent);
    return { agent, system, capability, on: { agent: agent.slug, capability: capability.slug } };
  }

  return { world, people, approved };
}

/** The request that a change waits for. */
export const waiting = <Answer extends object>(answer: Answer) => {
  if (!isWaiting(answer)) throw new Error("It applied at once.");
  return answer;
};
