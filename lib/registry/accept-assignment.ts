import { accept } from "./core/assignment-standing.ts";
import { moveAssignment } from "./move-assignment.ts";

/** The named person says yes: from now on they answer (R9). Refuses a second yes and an end that has come. */
export const acceptAssignment = moveAssignment({
  type: "assignment.accepted",
  may: "assignment.accept",
  summary: "Accept an assignment",
  decide: accept,
});
