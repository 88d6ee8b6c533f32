import type {
  Action,
  Autonomy,
  CredentialKind,
  DataClassification,
  Environment,
  Interaction,
  SystemKind,
} from "#lib/registry/core/vocabulary.ts";

/** One line of the table of risk: what a value of a fact adds to the tier (R61). */
export interface RiskRow {
  points: number;
  /** After 'it': 'pays', 'cannot be undone'. Empty where the row says nothing worth a sentence. */
  words: string;
}

export const riskTable = {
  version: 1,
  action: {
    read: { points: 0, words: "only reads" },
    write: { points: 1, words: "writes" },
    execute: { points: 2, words: "runs commands" },
    communicate: { points: 2, words: "writes to people" },
    delegate: { points: 2, words: "hands work to other agents" },
    change_infrastructure: { points: 3, words: "changes infrastructure" },
    change_production: { points: 3, words: "changes production" },
    pay: { points: 4, words: "pays" },
    change_identity: { points: 4, words: "changes identities" },
  } satisfies Record<Action, RiskRow>,
  dataClassification: {
    public: { points: 0, words: "touches public data" },
    internal: { points: 0, words: "touches internal data" },
    confidential: { points: 1, words: "touches confidential data" },
    restricted: { points: 2, words: "touches restricted data" },
    regulated: { points: 3, words: "touches regulated data" },
  } satisfies Record<DataClassification, RiskRow>,
  reversible: {
    yes: { points: 0, words: "can be undone" },
    no: { points: 1, words: "cannot be undone" },
  },
  autonomy: {
    suggests: { points: -1, words: "only suggests" },
    acts_with_approval: { points: 0, words: "acts with approval" },
    acts_within_bounds: { points: 1, words: "acts within bounds without asking" },
    acts_freely: { points: 2, words: "acts freely" },
  } satisfies Record<Autonomy, RiskRow>,
  interaction: {
    chat: { points: 0, words: "answers in a chat" },
    assistant: { points: 0, words: "works as an assistant" },
    agentic: { points: 1, words: "plans its own steps" },
  } satisfies Record<Interaction, RiskRow>,
  customerFacing: {
    yes: { points: 1, words: "faces customers" },
    no: { points: 0, words: "does not face customers" },
  },
  shared: {
    yes: { points: 1, words: "is shared by several business units" },
    no: { points: 0, words: "serves one business unit" },
  },
  credential: {
    none: { points: 0, words: "has no credential" },
    ephemeral: { points: 0, words: "has an ephemeral credential" },
    short_lived: { points: 0, words: "has a short-lived credential" },
    long_lived: { points: 1, words: "has a long-lived credential" },
    shared_account: { points: 1, words: "uses a shared account" },
  } satisfies Record<CredentialKind, RiskRow>,
  environment: {
    development: { points: -1, words: "is outside production" },
    staging: { points: -1, words: "is outside production" },
    production: { points: 0, words: "runs in production" },
  } satisfies Record<Environment, RiskRow>,
} as const;

/** From so many points on, a capability has the tier; the first row that fits counts. */
export const tierFromPoints = [
  { atLeast: 7, tier: "critical" },
  { atLeast: 4, tier: "high" },
  { atLeast: 2, tier: "moderate" },
  { atLeast: Number.NEGATIVE_INFINITY, tier: "low" },
] as const;

/** Floors, in production only: each makes the tier at least high (R119). `words` stands after 'in production'. */
export const floors = {
  action: {
    pay: "whoever pays is at least high",
    change_identity: "whoever changes identities is at least high",
    change_production: "whoever changes production is at least high",
  } as Partial<Record<Action, string>>,
  systemKind: {
    identity_store: "whoever touches an identity store is at least high",
    production_change: "whoever touches a production change system is at least high",
  } as Partial<Record<SystemKind, string>>,
  dataClassification: {
    regulated: "whoever touches regulated data is at least high",
  } as Partial<Record<DataClassification, string>>,
};

/** What counts where nothing is stated; shown as assumed. A missing data classification counts as its system's. */
export const assumed = {
  action: "execute",
  dataClassification: "internal",
  reversible: true,
  interaction: "assistant",
  autonomy: "acts_with_approval",
  hosting: "internal",
  environment: "production",
  credential: "none",
} as const;
