import type { Metadata } from "next";
import { allRules } from "#lib/gaps/core/all-rules.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Rules" };

/** The rules as people may check them, printed from the same data that the engine runs. */
export default async function RulesPage() {
  await asking();
  return (
    <>
      <p className="mb-4 max-w-3xl text-soft">
        By these {allRules.length} rules gaps open and close. Nobody opens or closes one by hand.
      </p>
      <ul className="border-t border-line-strong">
        {allRules.map((rule) => (
          <li
            key={rule.id}
            id={rule.id}
            className="grid gap-x-6 gap-y-1 border-b border-line py-3 text-sm md:grid-cols-[13rem_1fr_12rem]"
          >
            <p>
              <a className="link font-mono text-xs" href={`/gaps?rule=${rule.id}`}>
                {rule.id}
              </a>
              <span className="block text-xs text-soft">one per {rule.onePer.join(", ")}</span>
            </p>
            <div className="grid content-start gap-1">
              <p className="font-medium">{rule.explains}</p>
              <p>Fires when {lower(rule.firesWhen)}</p>
              <p className="text-soft">{rule.fix}</p>
            </div>
            <div className="text-soft">
              <p>{rule.severity.says}</p>
              <p className="text-xs">{[...rule.requirements, ...rule.references].join(", ")}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

const lower = (sentence: string): string => {
  const text = sentence.charAt(0).toLowerCase() + sentence.slice(1);
  return text.endsWith(".") ? text : `${text}.`;
};
