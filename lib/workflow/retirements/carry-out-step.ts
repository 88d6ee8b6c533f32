import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import { endCapability } from "#lib/registry/move-capability.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { StepKind, StepSubject } from "./core/checklist.ts";
import { empowered } from "./retirement-in-hand.ts";

interface Doing {
  kind: StepKind;
  subject: StepSubject;
  agent: { id: string; name: string };
}

type Effect = (tx: Transaction, doing: Doing, context: Context) => Promise<void>;

const nothingRecorded: Effect = async () => {};

/** What each step ends in the registry, by the verbs that everybody uses; what was ended by other hands stays so. */
const effects: Record<StepKind, Effect> = {
  tell_unit: nothingRecorded,
  tell_customers: nothingRecorded,
  archive_evidence: nothingRecorded,
  async end_delegation_from(tx, { subject, agent }, context) {
    if (subject.id === null) return;
    const { delegatesTo } = await factsOfAgent(tx, subject.id, context.clock.now());
    const others = delegatesTo.filter((one) => one.agent?.id !== agent.id).map(({ slug }) => slug);
    if (others.length < delegatesTo.length)
      await editAgent.within(tx, context, { agent: subject.id, delegatesTo: others });
  },
  async end_delegation_to(tx, { subject, agent }, context) {
    const { delegatesTo } = await factsOfAgent(tx, agent.id, context.clock.now());
    const others = delegatesTo.filter(({ slug }) => slug !== subject.slug).map(({ slug }) => slug);
    if (others.length < delegatesTo.length)
      await editAgent.within(tx, context, { agent: agent.id, delegatesTo: others });
  },
  async revoke_grant(tx, { subject, agent }, context) {
    const { capabilities } = await factsOfAgent(tx, agent.id, context.clock.now());
    const capability = capabilities.find(({ id }) => id === subject.id);
    if (capability && capability.state !== "ended")
      await endCapability.within(tx, context, { agent: agent.id, capability: capability.slug });
  },
  async revoke_credential(tx, { agent }, context) {
    // Its identity stays written down: an action under it after the retirement must be recognised (R100).
    await editAgent.within(tx, context, { agent: agent.id, credential: { kind: "none", ttlSeconds: null } });
  },
  async hand_over_data(tx, { subject, agent }, context) {
    const { dataSources } = await factsOfAgent(tx, agent.id, context.clock.now());
    const others = dataSources.filter(({ id }) => id !== subject.id).map(({ slug }) => slug);
    if (others.length < dataSources.length)
      await editAgent.within(tx, context, { agent: agent.id, dataSources: others });
  },
  async close_controls(tx, { agent }, context) {
    const { controls } = await factsOfAgent(tx, agent.id, context.clock.now());
    for (const { controlId, status } of controls)
      if (status !== "not_applicable")
        await editAgentControl.within(tx, context, {
          agent: agent.id,
          control: controlId,
          status: "not_applicable",
          reason: `${agent.name} is being retired.`,
        });
  },
};

/** Ends what a step names, in the transaction of the step: after it, the registry shows that it is gone. */
export const carryOutStep = (tx: Transaction, doing: Doing, context: Context): Promise<void> =>
  effects[doing.kind](tx, doing, empowered(context));
