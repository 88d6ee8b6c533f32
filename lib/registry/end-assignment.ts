import { end } from "./core/assignment-standing.ts";
import { moveAssignment } from "./move-assignment.ts";

/** Ends an assignment now. Nothing is erased: who held the role until then stays readable. */
export const endAssignment = moveAssignment({
  type: "assignment.ended",
  may: "assignment.edit",
  summary: "End an assignment",
  decide: end,
});
