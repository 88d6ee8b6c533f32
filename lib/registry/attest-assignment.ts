import { attest } from "./core/assignment-standing.ts";
import { moveAssignment } from "./move-assignment.ts";

/** Who accepted says that it is still so: an attestation goes stale after a time and is then a gap. */
export const attestAssignment = moveAssignment({
  type: "assignment.attested",
  may: "assignment.accept",
  summary: "Attest that an assignment still holds",
  decide: attest,
});
