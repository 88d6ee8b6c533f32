import { api, type Outcome, type Problem } from "#components/api-client.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import type { createAgent } from "#lib/registry/create-agent.ts";
import type { createAssignment } from "#lib/registry/create-assignment.ts";
import type { createCapability } from "#lib/registry/create-capability.ts";
import type { editAgent } from "#lib/registry/edit-agent.ts";
import type { editCapability } from "#lib/registry/edit-capability.ts";
import { type AgentBody, bodyOf, changedFields } from "./agent-draft.ts";
import { capabilityBody, type RegistrationForm } from "./registration-form.ts";

/** What of a draft is kept on the server already. */
export interface Kept {
  agent: { slug: string; version: number; body: AgentBody } | null;
  /** By the key of the row. */
  capabilities: Record<string, { slug: string; version: number; body: ReturnType<typeof capabilityBody> }>;
  people: Partial<Record<Role, { assignment: string; person: string }>>;
}

export interface Saved {
  kept: Kept;
  /** What could not be kept, by field; paths of capabilities start with `capabilities.KEY.`, of people with `people.ROLE`. */
  errors: readonly FieldError[];
  /** A reason why nothing more can be kept. */
  stopped: Problem | null;
}

/**
 * Keeps what was typed: the agent once by POST and then by PATCH of what changed with the version that it is based on,
 * then its capabilities and people. A field that is refused does not hold back the others.
 */
export async function saveDraft(form: RegistrationForm, kept: Kept): Promise<Saved> {
  const errors: FieldError[] = [];
  const agent = await saveAgent(form, kept.agent, errors);
  if ("stopped" in agent) return { kept, errors, stopped: agent.stopped };
  if (agent.kept === null) return { kept, errors, stopped: null };
  const next: Kept = { agent: agent.kept, capabilities: { ...kept.capabilities }, people: { ...kept.people } };
  await saveCapabilities(form, next, agent.kept.slug, errors);
  await savePeople(form, next, agent.kept.slug, errors);
  return { kept: next, errors, stopped: null };
}

type AgentSaved = { kept: Kept["agent"] } | { stopped: Problem };

async function saveAgent(form: RegistrationForm, kept: Kept["agent"], errors: FieldError[]): Promise<AgentSaved> {
  const body = bodyOf(form.agent);
  if (kept === null && body.name === "") return { kept: null };
  let changes = kept === null ? stated(body) : changedFields(body, kept.body);
  for (let attempt = 0; attempt < 2; attempt++) {
    if (Object.keys(changes).length === 0) return { kept };
    const outcome: Outcome<{ slug: string; version: number }> =
      kept === null
        ? await api.post<typeof createAgent>("/agents", changes as AgentBody)
        : await api.patch<typeof editAgent>(`/agents/${kept.slug}`, changes, { version: kept.version });
    if (outcome.ok) {
      const { slug, version } = outcome.answer;
      const before = kept?.body ?? emptyOf(body);
      return { kept: { slug, version, body: { ...before, ...changes } } };
    }
    const { problem } = outcome;
    const refused = new Set(problem.errors.map(({ path }) => path.split(".")[0]));
    if (problem.status !== 400 || refused.size === 0 || refused.has("name")) {
      errors.push(...problem.errors);
      return problem.status === 400 && kept !== null ? { kept } : { stopped: problem };
    }
    errors.push(...problem.errors);
    changes = Object.fromEntries(Object.entries(changes).filter(([name]) => !refused.has(name))) as Partial<AgentBody>;
  }
  return { kept };
}

/** Only what says something: a new agent starts with nothing stated. */
const stated = (body: AgentBody): Partial<AgentBody> => changedFields(body, emptyOf(body));

const emptyOf = (body: AgentBody): AgentBody =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? []
        : value !== null && typeof value === "object"
          ? Object.fromEntries(Object.keys(value).map((member) => [member, null]))
          : name === "name"
            ? ""
            : null,
    ]),
  ) as unknown as AgentBody;

async function saveCapabilities(
  form: RegistrationForm,
  next: Kept,
  agent: string,
  errors: FieldError[],
): Promise<void> {
  const path = `/agents/${agent}/capabilities`;
  for (const capability of form.capabilities) {
    const body = capabilityBody(capability);
    const before = next.capabilities[capability.key];
    if (body.name === "") continue;
    const changes = before ? changedFields(body, before.body) : body;
    if (Object.keys(changes).length === 0) continue;
    const outcome: Outcome<{ slug: string; version: number }> = before
      ? await api.patch<typeof editCapability>(`${path}/${before.slug}`, changes, { version: before.version })
      : await api.post<typeof createCapability>(path, body);
    if (outcome.ok) {
      const { slug, version } = outcome.answer;
      next.capabilities[capability.key] = { slug, version, body };
    } else errors.push(...located(outcome.problem, `capabilities.${capability.key}`, "name"));
  }
  const onScreen = new Set(form.capabilities.map(({ key }) => key));
  for (const [key, { slug, version }] of Object.entries(next.capabilities)) {
    if (onScreen.has(key)) continue;
    const outcome = await api.delete(`${path}/${slug}`, { version, reason: "Taken out of the draft" });
    if (outcome.ok) delete next.capabilities[key];
    else errors.push(...located(outcome.problem, `capabilities.${key}`, "name"));
  }
}

async function savePeople(form: RegistrationForm, next: Kept, agent: string, errors: FieldError[]): Promise<void> {
  for (const [name, pick] of Object.entries(form.people)) {
    const role = name as Role;
    const before = next.people[role];
    if ((pick?.reference ?? null) === (before?.person ?? null)) continue;
    if (before) {
      const ended = await api.delete(`/assignments/${before.assignment}`);
      if (!ended.ok) {
        errors.push(...located(ended.problem, "people", role));
        continue;
      }
      delete next.people[role];
    }
    if (!pick) continue;
    const outcome = await api.post<typeof createAssignment>(`/agents/${agent}/assignments`, {
      role,
      person: pick.reference,
    });
    if (outcome.ok) next.people[role] = { assignment: outcome.answer.id, person: pick.reference };
    else
      errors.push({ path: `people.${role}`, message: outcome.problem.errors[0]?.message ?? outcome.problem.message });
  }
}

/** A problem's errors beneath a path; one without fields stands at the field that is named. */
const located = (problem: Problem, under: string, otherwise: string): FieldError[] =>
  problem.errors.length > 0
    ? problem.errors.map(({ path, message }) => ({ path: `${under}.${path}`, message }))
    : [{ path: `${under}.${otherwise}`, message: problem.message }];
