import { inWords, type Role } from "#lib/registry/core/vocabulary.ts";

/** What an empty seat means, and the act that fills it. */
export const dutyOfRole: Record<Role, string> = {
  business_owner: "its purpose and boundary",
  system_owner: "running it",
  security_owner: "its security policy",
  retirement_owner: "retiring it",
  provisioner: "provisioning its access",
  control_owner: "operating its controls",
  approver: "approving its access",
  detector: "detecting its misuse",
  responder: "responding and containing",
};

export const roleName = (role: Role): string => {
  const words = inWords(role);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const article = (words: string): string => (/^[aeiou]/.test(words) ? "an" : "a");

/** 'Name a responder', 'Name an approver'. */
export const nameAct = (role: Role): string => `Name ${article(inWords(role))} ${inWords(role)}`;
