import type { ReactNode } from "react";
import { catalogueById } from "#lib/controls/core/catalogue.ts";
import { conditionInWords } from "#lib/controls/core/condition.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { Explained } from "./explained.tsx";

/** A control of the catalogue on the spot: when it applies, who answers, what shows it. One's own controls have their page. */
export function ControlHelp({ control, term }: { control: string; term?: ReactNode }) {
  const known = catalogueById.get(control);
  if (!known) return term ?? null;
  return (
    <Explained
      title={`${known.id} ${known.title}`}
      behind={known.references}
      more={`/controls/${known.id}`}
      term={term}
    >
      <p>
        <span className="text-soft">Applies:</span> {conditionInWords(known.condition)}.
      </p>
      <p>
        <span className="text-soft">Answers for it:</span> {inWords(known.function)}
      </p>
      <p>
        <span className="text-soft">Shown by:</span> {known.evidence}
      </p>
    </Explained>
  );
}
