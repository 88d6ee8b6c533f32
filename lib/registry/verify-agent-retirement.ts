import { moveAgent } from "./move-agent.ts";

/** Confirms that a retirement is complete; somebody else than who began it. */
export const verifyAgentRetirement = moveAgent("verify", "Verify a retirement");
