import type { RequestKind } from "./core/request-vocabulary.ts";
import { change } from "./kinds/change.ts";
import { registration } from "./kinds/registration.ts";
import type { RequestKindRules } from "./outcome.ts";

/** What happens when a request of a kind is decided: the one place where a kind is plugged in. */
export const requestKindRules: Partial<Record<RequestKind, RequestKindRules>> = { registration, change };

/** The rules of a kind; asking for one that is not built is a fault of the program. */
export function rulesOf(kind: RequestKind): RequestKindRules {
  const rules = requestKindRules[kind];
  if (rules === undefined) throw new Error(`Nothing is plugged in for requests of kind ${kind}.`);
  return rules;
}
