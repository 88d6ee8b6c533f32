import { DAY, fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { systemKinds } from "#lib/registry/core/vocabulary.ts";
import { createDataSource } from "#lib/registry/create-data-source.ts";
import { createPerson } from "#lib/registry/create-person.ts";
import { createSystem } from "#lib/registry/create-system.ts";
import { createTeam } from "#lib/registry/create-team.ts";
import type { ChangeInput } from "../change-fields.ts";
import { judgeDue } from "../judge-due.ts";
import { Company } from "./company.ts";
import { addAgent, changeAgent, changeAgentControl, moveException, setState } from "./edits-of-agents.ts";
import { addAssignment, changeAssignment, someChanges } from "./edits-of-assignments.ts";
import { addCapability, changeCapability, moveCapability, recordReview } from "./edits-of-capabilities.ts";
import {
  changeControl,
  changeDataSource,
  changePerson,
  changePolicy,
  changeSystem,
  renameTeam,
} from "./edits-of-organisation.ts";

/** What can happen to the company: how often among all, its name, and the act. */
const acts: readonly [weight: number, name: string, act: (company: Company) => Promise<unknown>][] = [
  [8, "time passes", pass],
  [6, "person", changePerson],
  [5, "system", changeSystem],
  [6, "data source", changeDataSource],
  [1, "team", renameTeam],
  [2, "control", changeControl],
  [3, "agent control", changeAgentControl],
  [1, "policy", changePolicy],
  [1, "new agent", addAgent],
  [16, "agent", changeAgent],
  [5, "state", setState],
  [5, "new capability", addCapability],
  [10, "capability", changeCapability],
  [3, "capability state", moveCapability],
  [4, "review", recordReview],
  [14, "new assignment", addAssignment],
  [14, "assignment", changeAssignment],
  [6, "exception", moveException],
];
const allWeights = acts.reduce((sum, [weight]) => sum + weight, 0);

/** A small organisation under random edits by everybody's verbs: the same seed, the same edits. */
export class RandomEdits {
  /** What was done, for whoever looks at a failure. */
  readonly done: string[] = [];
  refused = 0;
  readonly #company: Company;

  constructor(seed: number) {
    this.#company = new Company(seed);
  }

  get now(): Instant {
    return this.#company.now;
  }

  set now(now: Instant) {
    this.#company.now = now;
  }

  get context() {
    return this.#company.context;
  }

  /** People, teams, systems, sources and a few agents to begin with. */
  async begin(): Promise<void> {
    const { context, prefix, people, teams, systems, dataSources } = this.#company;
    for (let index = 0; index < 8; index++) {
      const email = `${prefix}-${index}@example.com`;
      people.push((await createPerson(context, { email, name: `Person ${prefix} ${index}` })).id);
    }
    for (let index = 0; index < 2; index++)
      teams.push((await createTeam(context, { name: `Team ${prefix} ${index}`, members: [] })).id);
    for (let index = 0; index < 4; index++) {
      const kind = this.#company.one(systemKinds);
      systems.push((await createSystem(context, { name: `System ${prefix} ${index}`, kind })).id);
    }
    for (let index = 0; index < 3; index++)
      dataSources.push((await createDataSource(context, { name: `Source ${prefix} ${index}` })).id);
    for (let index = 0; index < 4; index++) {
      await addAgent(this.#company);
      await addCapability(this.#company);
      await addCapability(this.#company);
    }
  }

  /** One edit, or some time that passes; what the registry refuses changes nothing. */
  async edit(): Promise<void> {
    const [name, act] = this.#weighted();
    try {
      await act(this.#company);
      this.done.push(name);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused += 1;
      this.done.push(`${name} (refused: ${error.rule})`);
    }
  }

  /** Some changes of assignments, wise or not, as somebody could ask for them. */
  someChanges(): Promise<ChangeInput[]> {
    return someChanges(this.#company);
  }

  #weighted(): [string, (company: Company) => Promise<unknown>] {
    let left = this.#company.below(allWeights);
    for (const [weight, name, act] of acts) {
      if (left < weight) return [name, act];
      left -= weight;
    }
    throw new Error("Weights do not add up.");
  }
}

async function pass(company: Company): Promise<void> {
  company.now += company.one([1000, 3_600_000, DAY, 5 * DAY, 8 * DAY, 31 * DAY, 100 * DAY]);
  await judgeDue(fixedClock(company.now));
}
