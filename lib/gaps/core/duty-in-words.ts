import type { Role } from "#lib/registry/core/vocabulary.ts";

/** What each role answers for, after 'answers for'; the name of an agent or a capability follows. */
const duties: Record<Role, string> = {
  business_owner: "the purpose and boundary of",
  system_owner: "running",
  security_owner: "the policy and control design of",
  retirement_owner: "retiring",
  provisioner: "the access given to",
  control_owner: "operating the controls of",
  approver: "approving",
  detector: "detecting misuse of",
  responder: "containing",
};

/** 'answers for detecting misuse of Refund up to 500 EUR': how a person's duty reads in a sentence. */
export const answersFor = (role: Role, name: string): string => `answers for ${duties[role]} ${name}`;

/** As a job title with its article: 'a detector', 'an approver', 'the business owner'. */
export function aHolderOf(role: Role): string {
  const words = role.replace("_", " ");
  if (role.endsWith("owner") && role !== "control_owner") return `the ${words}`;
  return role === "approver" ? `an ${words}` : `a ${words}`;
}
