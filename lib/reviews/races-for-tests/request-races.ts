import { DAY, iso } from "#lib/platform/core/clock.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { type changing, waiting } from "#lib/workflow/changing-for-tests.ts";
import { approveRegistration, requestOf } from "#lib/workflow/decide-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { does, type Race, type Raced } from "./race.ts";

const reason = "Right as shown";
const yes = (request: string, slot: string) => ({ request, slot, decision: "approve", reason });
const no = (request: string, slot: string) => ({ request, slot, decision: "reject", reason });

/** What people may do at once about a registration, about a change with a grant, and about who holds the separated roles. */
export function requestRaces({ world, people, approved }: ReturnType<typeof changing>): Race[] {
  /** Submitted by its owner; everybody said yes, but in the slots named. */
  async function submitted(but: string[]) {
    const desk = await world.system("Desk", { owner: people.desk.email });
    const agent = await world.statedAgent("Registering", {
      autonomy: "acts_with_approval",
      autonomyReason: "Nights",
      residualRisk: { statement: "A wrong payment" },
    });
    const capability = await world.capability(agent, "Act", {
      action: "pay",
      system: desk.slug,
      dataClassification: "confidential",
    });
    await world.assign(agent, "business_owner", people.owner);
    await world.assign(agent, "system_owner", people.system);
    await world.assign(agent, "security_owner", people.security);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    await approveRegistration(world, agent, but);
    return { agent, on: { agent: agent.slug, capability: capability.slug } };
  }
  const registering = async (
    but: string[],
    contenders: (request: string, agent: { slug: string }) => Raced["contenders"],
  ): Promise<Raced> => {
    const { agent } = await submitted(but);
    return { agentId: agent.id, contenders: contenders((await requestOf(world, agent)).id, agent) };
  };
  /** A grant that the owner asks for, of an approved agent that pays. */
  const granting = async (
    on: { agent: string; capability: string },
    agentId: string,
    contenders: (request: string) => Raced["contenders"],
  ): Promise<Raced> => {
    const grant = { reason: "Pays refunds", endsAt: iso(world.now + 30 * DAY) };
    const asked = waiting(await changeCapability(world.as(people.owner), { ...on, grant }));
    return { agentId, contenders: contenders(asked.id) };
  };
  const owner = () => world.as(people.owner);
  const security = () => world.as(people.security);
  const apart = async () => world.person("Apart", { platformRoles: ["member", "security"] });

  return [
    {
      name: "registration: both last decisions",
      prepare: () =>
        registering(["identity", "scope"], (id) => [
          does(world.as(people.system), "decideRequest", yes(id, "identity")),
          does(security(), "decideRequest", yes(id, "scope")),
        ]),
    },
    {
      name: "registration: one person in two slots, and who submitted in one of them",
      prepare: () =>
        registering(["scope", "oversight"], (id) => [
          does(security(), "decideRequest", yes(id, "scope")),
          does(security(), "decideRequest", yes(id, "oversight")),
          does(owner(), "decideRequest", yes(id, "oversight")),
        ]),
    },
    {
      name: "registration: yes and no to the last question",
      prepare: () =>
        registering(["scope"], (id) => [
          does(security(), "decideRequest", yes(id, "scope")),
          does(security(), "decideRequest", no(id, "scope")),
        ]),
    },
    {
      name: "registration: the last yes and a withdrawal",
      prepare: () =>
        registering(["scope"], (id, agent) => [
          does(security(), "decideRequest", yes(id, "scope")),
          does(owner(), "withdrawAgent", { agent: agent.slug }),
        ]),
    },
    {
      name: "registration: the last yes and an edit of what it covers",
      prepare: () =>
        registering(["scope"], (id, agent) => [
          does(security(), "decideRequest", yes(id, "scope")),
          does(owner(), "changeAgent", { agent: agent.slug, taskBoundary: "Refunds of any size, at any hour" }),
        ]),
    },
    {
      name: "registration: the last yes and another system that it touches",
      async prepare() {
        const ledger = await world.system("Ledger", { owner: people.desk.email });
        return registering(["scope"], (id, agent) => [
          does(security(), "decideRequest", yes(id, "scope")),
          does(owner(), "addCapability", { agent: agent.slug, name: "Book", action: "write", system: ledger.slug }),
        ]);
      },
    },
    {
      name: "roles: one person is named approver and detector",
      async prepare() {
        const { agent } = await submitted([]);
        const { id: person } = await world.person("Both");
        return {
          agentId: agent.id,
          contenders: (["approver", "detector"] as const).map((role) =>
            does(owner(), "createAssignment", { agent: agent.slug, role, person }),
          ),
        };
      },
    },
    {
      name: "roles: the last yes, and a clash that an approved agent may not have",
      async prepare() {
        const { id: person } = await world.person("Both");
        const raced = await registering(["scope"], (id, agent) => [
          does(security(), "decideRequest", yes(id, "scope")),
          does(owner(), "createAssignment", { agent: agent.slug, role: "detector", person }),
        ]);
        await world.name({ id: raced.agentId }, "approver", { id: person, name: "Both" });
        return raced;
      },
    },
    {
      name: "grant: its approver and its provisioner",
      async prepare() {
        const { agent, on } = await approved("pay");
        return granting(on, agent.id, (id) => [
          does(world.as(people.approver), "decideRequest", yes(id, "approver")),
          does(world.as(people.provisioner), "decideRequest", yes(id, "provisioner")),
        ]);
      },
    },
    {
      name: "grant: one person as approver and as provisioner",
      async prepare() {
        const { agent, on } = await submitted([]);
        const guard = world.as(await apart(), ["member", "security"]);
        return granting(on, agent.id, (id) => [
          does(guard, "decideRequest", yes(id, "approver")),
          does(guard, "decideRequest", yes(id, "provisioner")),
          does(guard, "decideRequest", yes(id, "provisioner")),
        ]);
      },
    },
    {
      name: "grant: who approves it is named detector",
      async prepare() {
        const { agent, on } = await submitted([]);
        const person = await apart();
        return granting(on, agent.id, (id) => [
          does(world.as(person, ["member", "security"]), "decideRequest", yes(id, "approver")),
          does(owner(), "createAssignment", { agent: agent.slug, role: "detector", person: person.id }),
        ]);
      },
    },
    {
      name: "grant: the approver's yes and a withdrawal",
      async prepare() {
        const { agent, on } = await approved("pay");
        return granting(on, agent.id, (id) => [
          does(world.as(people.approver), "decideRequest", yes(id, "approver")),
          does(owner(), "withdrawRequest", { request: id }),
        ]);
      },
    },
    {
      name: "grant: the approver's yes and narrower bounds",
      async prepare() {
        const { agent, on } = await approved("pay");
        return granting(on, agent.id, (id) => [
          does(world.as(people.approver), "decideRequest", yes(id, "approver")),
          does(owner(), "changeCapability", { ...on, bounds: { amount: 50 } }),
        ]);
      },
    },
  ];
}
