import { type FieldError, Refusal } from "#lib/platform/core/refusal.ts";
import type { DataSourceFacts, PersonFacts } from "./facts.ts";
import { type AgentState, type DataClassification, dataClassifications, type SourceDecision } from "./vocabulary.ts";

/** A data source as far as its owner's decisions go (R27). */
export type DecidedSource = Pick<DataSourceFacts, "slug" | "name" | "dataClassification" | "undecided"> & {
  dataOwner: Pick<PersonFacts, "name" | "status"> | null;
};

const words: Record<SourceDecision, string> = { use: "use", retention: "retention", summary: "summaries" };

/** From here on an agent works with data only as its owner decided (R27). */
export const isRestricted = (classification: DataClassification | null): boolean =>
  classification !== null && dataClassifications.indexOf(classification) >= dataClassifications.indexOf("restricted");

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;

/**
 * What stands against working with some data sources: of one that is restricted or above its data owner has decided on
 * use, retention and summaries (R27). Names the source, what is missing and who decides.
 */
export function againstUndecided(sources: readonly DecidedSource[]): FieldError[] {
  return sources
    .filter(({ dataClassification, undecided }) => isRestricted(dataClassification) && undecided.length > 0)
    .map(({ slug, name, dataClassification, undecided, dataOwner }) => {
      const missing = listed(undecided.map((decision) => words[decision]));
      const who =
        dataOwner?.status === "active"
          ? `${dataOwner.name}, its data owner, decides.`
          : "Name a data owner, who then decides.";
      return {
        path: `dataSources.${slug}`,
        message: `${name} is classified ${dataClassification}, and nothing is decided on ${missing}. ${who}`,
      };
    });
}

/** The refusal in one line, behind it what each source lacks. */
export const undecidedBecause = (against: readonly FieldError[]): string =>
  `Restricted data takes its owner's decisions first. ${against.map(({ message }) => message).join(" ")}`;

/** Works already, or may again at any moment: the guard of the activation lies behind it. */
const isAtWork = ({ state }: { state: AgentState }): boolean => state === "active" || state === "suspended";

/**
 * Refuses to let an agent that is at work use restricted data about which its owner has not decided; one that is not
 * yet at work waits for the decisions before it is activated. What an import states is kept.
 * @throws Refusal `conflict`
 */
export function refuseUndecided(
  agent: { state: AgentState },
  sources: readonly DecidedSource[],
  { imported }: { imported?: boolean },
): void {
  const against = isAtWork(agent) && imported !== true ? againstUndecided(sources) : [];
  if (against.length > 0)
    throw new Refusal("conflict", "data-undecided", undecidedBecause(against), { errors: against });
}
