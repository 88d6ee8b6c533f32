import { moveRequest } from "./move-request.ts";

/** Whoever asked takes the request back; what was decided stays on record. */
export const withdrawRequest = moveRequest({
  event: "withdraw",
  summary: "Withdraw a request",
});
