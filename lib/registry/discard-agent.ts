import { moveAgent } from "./move-agent.ts";

/** Lays a draft aside. It is never erased: it counts as rejected and can be taken up again. */
export const discardAgent = moveAgent("discard", "Discard a draft");
