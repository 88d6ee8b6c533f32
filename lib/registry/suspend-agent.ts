import { moveAgent } from "./move-agent.ts";

/** Stops an active agent at once: the responder, security or admin contain (R98). */
export const suspendAgent = moveAgent("suspend", "Suspend an agent");
