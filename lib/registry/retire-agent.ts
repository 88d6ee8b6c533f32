import { moveAgent } from "./move-agent.ts";

/** Begins the retirement of an agent. */
export const retireAgent = moveAgent("retire", "Begin to retire an agent");
