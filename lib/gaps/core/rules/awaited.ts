/**
 * Rules whose facts the registry does not hold yet; each is built with the part that brings them.
 * The documentation lists them, so that nobody takes their silence for an all-clear.
 */
export const awaitedRules = [
  { id: "scope-exceeded", waitsFor: "observed actions: nothing is reported from run time yet" },
  { id: "agent-unregistered", waitsFor: "observed actions: nothing is reported from run time yet" },
  { id: "retired-active", waitsFor: "observed actions: nothing is reported from run time yet" },
] as const;
