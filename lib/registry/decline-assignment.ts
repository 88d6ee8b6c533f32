import { end } from "./core/assignment-standing.ts";
import { moveAssignment } from "./move-assignment.ts";

/** The named person says no, or steps down later: it ends now, and the role shows who is left, or nobody. */
export const declineAssignment = moveAssignment({
  type: "assignment.declined",
  may: "assignment.accept",
  summary: "Decline an assignment, or step down from it",
  decide: end,
});
