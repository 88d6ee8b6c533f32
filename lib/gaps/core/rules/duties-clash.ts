import { inWords } from "#lib/registry/core/vocabulary.ts";
import { defineRule } from "../define-rule.ts";
import { byTierAtLeast } from "../grading.ts";

const underStrictSeparation = byTierAtLeast("high");

export const dutiesClash = defineRule({
  id: "duties-clash",
  firesWhen:
    "the same active person is present, accepted or not, in two of approver, provisioner and detector that the capability demands; deputies are not counted",
  onePer: ["agent", "capability", "pair of roles"],
  severity: { says: `under strict separation ${underStrictSeparation.says}; otherwise low` },
  explains:
    "Whoever approves, gives and watches the same access can misuse it, or miss a mistake, without anybody seeing it.",
  fix: "Name another person for one of the two roles.",
  requirements: ["R38", "R40", "R42", "R43"],
  references: ["nist-csf:PR.AA-05", "soc2:CC6.3", "owasp-asi:ASI03"],
  *check({ capabilities }) {
    for (const { capability, risk, clashes } of capabilities) {
      for (const { pair, roles, people } of clashes) {
        const names = people.map((person) => person.name);
        const [one, other] = roles.map(inWords);
        const are = names.length > 1 ? "are each" : "is";
        yield {
          severity: risk.strict ? underStrictSeparation[risk.tier] : "low",
          capabilityId: capability.id,
          about: { kind: "roles", value: pair },
          sentence: `${names.join(" and ")} ${are} both ${one} and ${other} of ${capability.name}.`,
          fix: `Name another person as ${one} or as ${other} of ${capability.name}.`,
          closedBy: `capability:${capability.id}:${pair}`,
        };
      }
    }
  },
});
