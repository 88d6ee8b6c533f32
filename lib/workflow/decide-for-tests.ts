import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import type { World } from "#lib/registry/world-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import { listRequests } from "./list-requests.ts";
import { type RequestAnswer, readRequest } from "./read-request.ts";

/** The open request of an agent, the newest first. */
export async function requestOf(world: World, agent: { slug: string }, kind = "registration"): Promise<RequestAnswer> {
  const { data } = await listRequests(world.admin, { agent: agent.slug, kind, state: "open" });
  if (data[0] === undefined) throw new Error(`Nothing is open for ${agent.slug}.`);
  return readRequest(world.admin, { request: data[0].id });
}

/** Whoever is asked for a decision: the person, or somebody new who has the platform role. */
export async function askedFor(
  world: World,
  { asked, askedRole }: Pick<RequestAnswer["decisions"][number], "asked" | "askedRole">,
) {
  const roles: PlatformRole[] = ["member", ...(askedRole === null ? [] : [askedRole])];
  return world.as(asked ?? (await world.person(`Any ${askedRole}`, { platformRoles: roles })), roles);
}

/** Everybody who is asked says yes, in the order in which it is their turn; but for the slots left out. */
export async function approveAll(world: World, request: RequestAnswer, { but = [] as string[] } = {}) {
  let now = request;
  for (;;) {
    const next = now.decisions.find(({ ready, slot }) => ready && !but.includes(slot));
    if (next === undefined) return now;
    now = await decideRequest(await askedFor(world, next), {
      request: now.id,
      slot: next.slot,
      decision: "approve",
      reason: `${next.question} Yes.`,
    });
  }
}

/** Gives everything that a registration asks for: the agent is approved, where nothing is left out. */
export async function approveRegistration(world: World, agent: { slug: string }, but: string[] = []) {
  const asked = await requestOf(world, agent);
  const risk = asked.parts.find(({ part }) => part === "risk");
  if (asked.waitsFor.includes("residual_risk") && !risk?.shown.statement)
    await editAgent(world.admin, { agent: agent.slug, residualRisk: { statement: "A wrong refund" } });
  return approveAll(world, await requestOf(world, agent), { but });
}
