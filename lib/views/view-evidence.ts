import type { ViewAnswer } from "./store.ts";

/**
 * How the evidence names a view. Everybody reads the evidence: what somebody keeps for themselves alone, its name and
 * what it looks for, is not told in it.
 */
export const viewSubject = ({ id, name, shared }: Pick<ViewAnswer, "id" | "name" | "shared">) => ({
  kind: "view",
  id,
  name: shared ? name : "A view of their own",
  agentId: null,
});

/** What the evidence says that a view looks for. */
export const viewTold = ({ list, search, shared }: Pick<ViewAnswer, "list" | "search" | "shared">) => ({
  list,
  shared,
  ...(shared ? { search } : {}),
});
