import { moveAgent } from "./move-agent.ts";

/** Lets a suspended agent go on; security or admin. */
export const resumeAgent = moveAgent("resume", "Resume a suspended agent");
