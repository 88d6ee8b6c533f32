import type { ReactNode } from "react";
import { ruleById } from "#lib/gaps/core/all-rules.ts";
import { Explained } from "./explained.tsx";

/** A gap rule on the spot, from the data that the engine runs: why it matters, when it fires, what closes it. */
export function RuleHelp({ rule, term }: { rule: string; term?: ReactNode }) {
  const known = ruleById.get(rule);
  if (!known) return term ?? null;
  return (
    <Explained
      title={known.id}
      behind={[...known.requirements, ...known.references]}
      more={`/docs/rules#${known.id}`}
      term={term}
    >
      <p>{known.explains}</p>
      <p>
        <span className="text-soft">Fires when</span> {known.firesWhen}
        {known.firesWhen.endsWith(".") ? "" : "."}
      </p>
      <p>
        <span className="text-soft">What closes it:</span> {known.fix}
      </p>
      <p>
        <span className="text-soft">Severity:</span> {known.severity.says}
      </p>
    </Explained>
  );
}
