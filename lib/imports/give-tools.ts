import { z } from "zod";
import { invalid } from "#lib/platform/core/refusal.ts";
import { agentInHand } from "#lib/registry/agent-in-hand.ts";
import { actions } from "#lib/registry/core/vocabulary.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { line, oneOf, reference } from "#lib/verbs/fields.ts";
import { addCapability } from "#lib/workflow/add-capability.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { isWaiting } from "#lib/workflow/core/waiting.ts";
import { type ChosenTool, capabilitiesOver, type GivenCapability } from "./core/give-tools.ts";
import { capabilitiesOnSystem, systemWithTools, type ToolOfSystem } from "./store-tools.ts";

const yesOrNo = z.boolean({ error: "Say true or false." });

/** A tool by its name, and what the person who gives it says of it. */
const chosenTool = z.strictObject({
  name: line(200),
  action: oneOf(actions).nullable().default(null),
  reversible: yesOrNo.nullable().default(null),
});

/** A capability that an agent has been given. */
export interface GivenAnswer {
  capability: string;
  name: string;
  action: string | null;
  reversible: boolean | null;
  tools: string[];
  /** 'waits': it reaches further than what was approved; `request` is decided first. */
  outcome: "created" | "changed" | "unchanged" | "waits";
  request: string | null;
}

/**
 * Gives an agent capabilities over chosen tools of a system, in one step. What the tools claim of themselves suggests the
 * action; a suggestion that would lower the tier counts only with `confirmHints`, by which the one who asks takes it as
 * their own word. Otherwise the action stays unstated, which counts as execute.
 */
export const giveTools = command({
  may: "capability.edit",
  summary: "Give an agent capabilities over chosen tools of a system",
  input: z.strictObject({
    agent: reference,
    system: reference,
    tools: z.array(chosenTool).min(1, "Choose at least one tool.").max(500, "At most 500 tools at once."),
    confirmHints: yesOrNo.default(false),
  }),
  async load(tx, input, context) {
    const { agent, relation } = await agentInHand(tx, input.agent, context.clock.now());
    const { system: systemId } = await idsInFields(tx, "system", { system: input.system });
    const system = await systemWithTools(tx, systemId);
    return { agentId: agent.id, relation, system, held: await capabilitiesOnSystem(tx, agent.id, systemId) };
  },
  on: ({ relation }) => relation,
  decide({ agentId, system, held }, input) {
    const offered = new Map(system.tools.map((tool) => [tool.name, tool]));
    const unknown = input.tools.flatMap(({ name }, index) => (offered.has(name) ? [] : [{ name, index }]));
    if (unknown.length > 0)
      throw invalid(
        unknown.map(({ name, index }) => ({
          path: `tools.${index}.name`,
          message: `${system.name} offers no tool '${name}'.`,
        })),
      );
    const chosen = input.tools.flatMap(({ name, action, reversible }): ChosenTool[] => {
      const tool = offered.get(name);
      return tool ? [{ tool: factsOf(tool), action, reversible }] : [];
    });
    const given = capabilitiesOver(chosen, system.name, input);
    return { agent: agentId, system: system.slug, held, given };
  },
  async save(tx, { agent, system, held, given }, context): Promise<GivenAnswer[]> {
    const answers: GivenAnswer[] = [];
    for (const capability of given) {
      const same = held.find(
        ({ name, action, reversible }) =>
          name === capability.name && action === capability.action && reversible === capability.reversible,
      );
      const tools = [...new Set([...(same?.tools ?? []), ...capability.tools])];
      const { name, action, reversible } = capability;
      const outcome = same === undefined ? "created" : tools.length === same.tools.length ? "unchanged" : "changed";
      const written =
        outcome === "unchanged"
          ? null
          : same === undefined
            ? await addCapability.within(tx, context, {
                agent,
                system,
                name,
                action,
                reversible,
                tools,
                ...hintOf(capability),
              })
            : await changeCapability.within(tx, context, { agent, capability: same.slug, tools });
      const waits = written !== null && isWaiting(written) ? written : null;
      const slug = waits ? waits.capability?.slug : written !== null && !isWaiting(written) ? written.slug : same?.slug;
      answers.push({
        capability: slug ?? "",
        name,
        action,
        reversible,
        tools,
        outcome: waits ? "waits" : outcome,
        request: waits?.id ?? null,
      });
    }
    return answers;
  },
  // Each capability is evidence of its own.
  evidence: () => [],
  touches: () => ({}),
  answer: (_tx, given) => Promise.resolve({ capabilities: given }),
});

const hintOf = ({ hint }: GivenCapability) =>
  hint === null ? {} : { hints: { action: hint.action, from: hint.from.slice(0, 500) } };

function factsOf({ name, description, hints }: ToolOfSystem): ChosenTool["tool"] {
  const claim = (hint: string): boolean | null => (typeof hints[hint] === "boolean" ? hints[hint] : null);
  return {
    name,
    title: typeof hints.title === "string" ? hints.title : null,
    description,
    readOnlyHint: claim("readOnlyHint"),
    destructiveHint: claim("destructiveHint"),
    openWorldHint: claim("openWorldHint"),
  };
}
