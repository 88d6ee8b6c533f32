import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import type { changing } from "#lib/workflow/changing-for-tests.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import { approveRetirement } from "#lib/workflow/retirements/move-retirement.ts";
import { readRetirement } from "#lib/workflow/retirements/read-retirement.ts";
import { requestRetirement } from "#lib/workflow/retirements/request-retirement.ts";
import { inState } from "#lib/workflow/retirements/retiring-for-tests.ts";
import type { ReviewWorld } from "../reviews-for-tests.ts";
import { does, type Race, type Raced } from "./race.ts";

const reason = "Right as shown";

/** One that applies to every agent. */
const CONTROL = "OWN-01";

/** What people may do at once about a gap for which an exception is asked. */
export function exceptionRaces({ world, people, approved }: ReturnType<typeof changing>): Race[] {
  type Guard = Awaited<ReturnType<typeof guard>>;
  async function guard() {
    const person = await world.person("Guard", { platformRoles: ["member", "security"] });
    return { id: person.id, context: world.as(person, ["member", "security"]) };
  }
  const excusing = async (
    contenders: (
      on: { exception: string; gap: string; agent: string },
      one: Guard,
      other: Guard,
    ) => Raced["contenders"],
    rule = "escalation-missing",
  ): Promise<Raced> => {
    const { agent } = await approved("pay");
    if (rule === "control-failing")
      await editAgentControl(world.admin, { agent: agent.slug, control: CONTROL, status: "failing" });
    const { data } = await listGaps(world.admin, { agent: agent.slug, rule });
    const gap = data[0]?.id ?? "";
    const { id } = await requestException(world.as(people.owner), {
      gap,
      reason,
      compensatingControl: reason,
      endsAt: iso(world.now + 20 * DAY),
    });
    return {
      agentId: agent.id,
      contenders: contenders({ exception: id, gap, agent: agent.slug }, await guard(), await guard()),
    };
  };
  return [
    {
      name: "exception: yes and no by two people",
      prepare: () =>
        excusing(({ exception }, one, other) => [
          does(one.context, "approveException", { exception, reason }),
          does(other.context, "refuseException", { exception, reason }),
        ]),
    },
    {
      name: "exception: yes twice",
      prepare: () =>
        excusing(({ exception }, one, other) => [
          does(one.context, "approveException", { exception, reason }),
          does(other.context, "approveException", { exception, reason }),
        ]),
    },
    {
      name: "exception: who says yes is asked to close the gap",
      prepare: () =>
        excusing(({ exception, gap }, one, other) => [
          does(one.context, "approveException", { exception, reason }),
          does(other.context, "assignGap", { gap, assignee: one.id }),
        ]),
    },
    {
      name: "exception: who says yes becomes the business owner",
      prepare: () =>
        excusing(({ exception, agent }, one) => [
          does(one.context, "approveException", { exception, reason }),
          does(world.as(people.owner), "createAssignment", { agent, role: "business_owner", person: one.id }),
        ]),
    },
    {
      name: "exception: who says yes becomes the default owner of its control",
      prepare: () =>
        excusing(
          ({ exception }, one) => [
            does(one.context, "approveException", { exception, reason }),
            does(world.admin, "editControl", { control: CONTROL, defaultOwner: one.id }),
          ],
          "control-failing",
        ),
    },
    {
      name: "exception: yes and a withdrawal",
      prepare: () =>
        excusing(({ exception }, one) => [
          does(one.context, "approveException", { exception, reason }),
          does(world.as(people.owner), "withdrawException", { exception }),
        ]),
    },
  ];
}

/** What people may do at once about a retirement. */
export function retirementRaces({ world, people }: ReturnType<typeof changing>): Race[] {
  /** An agent of which nothing is live: its retirement has one step, and whoever closes it is of security too. */
  async function retiring(state: "requested" | "in_progress") {
    const agent = await world.statedAgent("Retiring");
    const closer = await world.person("Closer", { platformRoles: ["member", "security"] });
    await world.assign(agent, "business_owner", people.owner);
    await world.assign(agent, "security_owner", people.security);
    await world.assign(agent, "retirement_owner", closer);
    await inState(world, agent.id, "active");
    const closing = world.as(closer, ["member", "security"]);
    const { id: retirement } = await requestRetirement(closing, { agent: agent.slug, reason, alternative: reason });
    if (state === "in_progress") await approveRetirement(world.as(people.security), { retirement, reason });
    const { steps } = await readRetirement(world.admin, { retirement });
    return { agentId: agent.id, closing, retirement, step: steps[0]?.id ?? "" };
  }
  return [
    {
      name: "retirement: the last step and the verification by the same person",
      async prepare() {
        const { agentId, closing, retirement, step } = await retiring("in_progress");
        return {
          agentId,
          contenders: [
            does(closing, "doStep", { retirement, step, proof: reason }),
            does(closing, "verifyRetirement", { retirement, reason }),
            does(closing, "verifyRetirement", { retirement, reason }),
          ],
        };
      },
    },
    {
      name: "retirement: the last step by two, of whom one verifies",
      async prepare() {
        const { agentId, closing, retirement, step } = await retiring("in_progress");
        const security = world.as(people.security, ["member", "security"]);
        return {
          agentId,
          contenders: [
            does(closing, "doStep", { retirement, step, proof: reason }),
            does(security, "verifyRetirement", { retirement, reason }),
            does(security, "verifyRetirement", { retirement, reason }),
          ],
        };
      },
    },
    {
      name: "retirement: approved by who asked, by somebody else, and withdrawn",
      async prepare() {
        const { agentId, closing, retirement } = await retiring("requested");
        return {
          agentId,
          contenders: [
            does(closing, "approveRetirement", { retirement, reason }),
            does(world.as(people.security), "approveRetirement", { retirement, reason }),
            does(closing, "withdrawRetirement", { retirement }),
          ],
        };
      },
    },
  ];
}

/** What people may do at once about an item of an access review. */
export function reviewRaces(world: ReviewWorld): Race[] {
  async function asking(action: "write" | "pay", reviewers: { id: string }[] = []) {
    const made = await world.reviewed(action);
    const stage = {
      reviewers: "named" as const,
      people: reviewers.map(({ id }) => id),
      outcome: "one_accepts" as const,
    };
    const campaign = await world.open([made.agent], reviewers.length > 0 ? { stages: [stage] } : {});
    const item = await world.item(campaign);
    const answers = (person: { id: string; name: string }, answer: string) =>
      does(world.as(person), "decideItem", {
        campaign: campaign.id,
        item: item.id,
        answer,
        reason,
        riskConfirmed: true,
      });
    return { ...made, campaign, answers };
  }
  return [
    {
      name: "review: two answers by one person",
      async prepare() {
        const { agent, owner, answers } = await asking("write");
        return { agentId: agent.id, contenders: [answers(owner, "certify"), answers(owner, "revoke")] };
      },
    },
    {
      name: "review: two answers by two people",
      async prepare() {
        const [one, other] = [await world.person("One"), await world.person("Other")];
        const { agent, answers } = await asking("write", [one, other]);
        return { agentId: agent.id, contenders: [answers(one, "certify"), answers(other, "revoke")] };
      },
    },
    {
      name: "review: who answers is named in a role that they would have to review",
      async prepare() {
        const one = await world.person("One");
        const { agent, answers } = await asking("pay", [one]);
        return {
          agentId: agent.id,
          contenders: [
            answers(one, "revoke"),
            does(world.admin, "createAssignment", { agent: agent.slug, role: "provisioner", person: one.id }),
          ],
        };
      },
    },
    {
      name: "review: an answer and the close of its campaign",
      async prepare() {
        const { agent, owner, campaign, answers } = await asking("write");
        return {
          agentId: agent.id,
          contenders: [answers(owner, "revoke"), does(world.admin, "closeCampaign", { campaign: campaign.id })],
        };
      },
    },
  ];
}
