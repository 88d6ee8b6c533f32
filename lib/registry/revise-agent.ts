import { moveAgent } from "./move-agent.ts";

/** Takes a rejected registration up again as a draft. */
export const reviseAgent = moveAgent("revise", "Take up a rejected agent again");
