import { moveRequest } from "./move-request.ts";

/** Whoever is asked sends the request back and says what to change; it can be submitted again. */
export const requestChanges = moveRequest({
  event: "request_changes",
  summary: "Ask for changes before deciding a request",
  needsReason: "Say what to change.",
});
