import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { PassedOver, ProposedBy, ThingKind } from "#lib/workflow/hand-over/core/things.ts";
import type { HandOverThing } from "#lib/workflow/hand-over/read-hand-over.ts";

/** The parts of a hand-over, as headings, in their order. */
export const groups: readonly { title: string; says: string; kinds: readonly ThingKind[] }[] = [
  {
    title: "Roles",
    says: "End and begin at the chosen moment; each successor has to accept.",
    kinds: ["assignment"],
  },
  {
    title: "Systems, data and controls",
    says: "Move at once.",
    kinds: ["system", "data_source", "source_quality", "control", "control_default"],
  },
  { title: "Teams led", says: "Move at once.", kinds: ["team"] },
  { title: "Gaps assigned", says: "Move at once.", kinds: ["gap"] },
  { title: "Deputy for", says: "Taken off the list of deputies, or replaced.", kinds: ["deputy"] },
];

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the person is to the thing: 'Approver', 'Owner of the system'. */
export function relationOf({ kind, role, holder }: HandOverThing): string {
  switch (kind) {
    case "assignment":
      return capital(inWords(role ?? ""));
    case "deputy":
      return `Deputy of ${holder?.name ?? "nobody"} as ${inWords(role ?? "")}`;
    case "system":
      return "Owner of the system";
    case "data_source":
      return "Data owner";
    case "source_quality":
      return "Owner of source quality";
    case "control":
      return "Owner of the control here";
    case "control_default":
      return "Default owner of the control";
    case "team":
      return "Leads the team";
    case "gap":
      return "Closes the gap";
  }
}

export const byWords: Record<ProposedBy, string> = {
  co_holder: "holds it too; nothing to accept",
  deputy: "deputy",
  manager: "manager",
  team: "of the team",
};

export const passedWords: Record<PassedOver, string> = {
  not_active: "is not active",
  would_clash: "would be two of approver, provisioner and detector",
  same_person: "is the same person",
};
