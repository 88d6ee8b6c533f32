import { moveAgent } from "./move-agent.ts";

/** Lets an approved agent work. Refused while a critical or blocking gap is open, each named (R51). */
export const activateAgent = moveAgent("activate", "Activate an approved agent");
