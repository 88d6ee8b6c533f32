import type { z } from "zod";
import { createControl } from "#lib/controls/create-control.ts";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import type { Permission } from "#lib/identity/core/access.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { createAgent } from "#lib/registry/create-agent.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { createCapability } from "#lib/registry/create-capability.ts";
import { createDataSource } from "#lib/registry/create-data-source.ts";
import { createPerson } from "#lib/registry/create-person.ts";
import { createSystem } from "#lib/registry/create-system.ts";
import { createTeam } from "#lib/registry/create-team.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { type Command, fieldErrors } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { nested } from "./core/plan.ts";
import type { ProposalKind, StatedValue } from "./core/proposal.ts";

type Fields = Readonly<Record<string, StatedValue | null>>;

/** One of the registry's verbs, fed with a row. */
export interface Write {
  may: Permission;
  /** What the verb would refuse about the fields; empty when it would take them. */
  check(key: string, fields: Fields): FieldError[];
  run(tx: Transaction, context: Context, key: string, fields: Fields): Promise<unknown>;
}

export interface Writer {
  create: Write;
  edit: Write;
}

function write<Input extends z.ZodType, Answer>(
  verb: Command<Input, Answer>,
  inputOf: (key: string, fields: Fields) => Record<string, unknown>,
): Write {
  return {
    may: verb.may,
    check(key, fields) {
      const parsed = verb.input.safeParse(inputOf(key, fields));
      return parsed.success ? [] : fieldErrors(parsed.error);
    },
    // The verb parses what it is given, so that the type that it asks for is proven there.
    run: (tx, context, key, fields) => verb.within(tx, context, inputOf(key, fields) as z.input<Input>),
  };
}

/** Creates take the slug beside the fields, edits name the record under its own word. */
const bySlug =
  (name: string) =>
  (key: string, fields: Fields): Record<string, unknown> => ({ ...nested(fields), [name]: key });

/** A capability's key is `agent/capability`; both are slugs. */
const inAgent = (key: string, fields: Fields): Record<string, unknown> => {
  const [agent, capability] = key.split("/");
  return { ...nested(fields), agent, capability };
};

const ofAgent = (key: string, fields: Fields): Record<string, unknown> => {
  const [agent, control] = key.split("/");
  return { ...fields, agent, control };
};

/** A control's condition travels as text. */
const control =
  (name: "id" | "control") =>
  (key: string, { control: _, condition, ...fields }: Fields): Record<string, unknown> => ({
    ...fields,
    ...(typeof condition === "string" ? { appliesWhen: JSON.parse(condition) as unknown } : {}),
    [name]: key,
  });

/** The verbs that an import writes through: the same as everybody's, so that evidence, versions and judgement are too. */
export const writers: Partial<Record<ProposalKind, Writer>> = {
  person: {
    create: write(createPerson, (email, { teams: _, ...fields }) => ({ ...nested(fields), email })),
    edit: write(editPerson, (person, { teams: _, ...fields }) => ({ ...nested(fields), person })),
  },
  team: { create: write(createTeam, bySlug("slug")), edit: write(editTeam, bySlug("team")) },
  system: { create: write(createSystem, bySlug("slug")), edit: write(editSystem, bySlug("system")) },
  dataSource: { create: write(createDataSource, bySlug("slug")), edit: write(editDataSource, bySlug("dataSource")) },
  agent: { create: write(createAgent, bySlug("slug")), edit: write(editAgent, bySlug("agent")) },
  capability: { create: write(createCapability, (_, fields) => nested(fields)), edit: write(editCapability, inAgent) },
  assignment: {
    create: write(createAssignment, (_, fields) => nested(fields)),
    edit: write(editAssignment, bySlug("assignment")),
  },
  // A control that applies to an agent is there before anybody says anything about it.
  agentControl: { create: write(editAgentControl, (_, fields) => fields), edit: write(editAgentControl, ofAgent) },
  control: { create: write(createControl, control("id")), edit: write(editControl, control("control")) },
};
