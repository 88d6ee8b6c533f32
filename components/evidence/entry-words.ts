import { inWords, roles } from "#lib/registry/core/vocabulary.ts";

const roleInFront = new RegExp(`^(${roles.join("|")})(?= of )`);

/** 'assignment.accepted' → 'Assignment accepted', 'agentControl.edited' → 'Agent control edited'. */
export const typeInWords = (type: string): string => {
  const text = type
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .replaceAll(/[._-]/g, " ")
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** The frozen name of a subject as people read it: 'business_owner of Claims router' → 'business owner of Claims router'. */
export const subjectInWords = (name: string): string => name.replace(roleInFront, inWords);
