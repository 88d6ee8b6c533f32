import { inFigures } from "#lib/platform/core/in-figures.ts";
import { percentOf } from "./share-of.tsx";

interface Counts {
  defined: number;
  tested: number;
}

/** Intent beside operation, overall: controls that somebody owns and controls that were shown to work (R36, R137). */
export function ControlFigures({
  overall,
  agents,
}: {
  overall: Counts & { applies: number };
  agents: Counts & { total: number };
}) {
  if (overall.applies === 0) return null;
  const only = overall.defined - overall.tested;
  const unowned = overall.applies - overall.defined;
  return (
    <dl className="mb-5 grid grid-cols-2 gap-x-8 gap-y-4 border-y border-line py-3 lg:grid-cols-4">
      <Figure
        name="Controls defined"
        value={percentOf(overall.defined, overall.applies)}
        says={`${inFigures(overall.defined)} of ${inFigures(overall.applies)} where they apply have an owner`}
        link={
          unowned > 0
            ? {
                href: "/controls/standing?standing=unowned",
                words: `${inFigures(unowned)} that nobody owns`,
              }
            : null
        }
      />
      <Figure
        name="Controls tested"
        value={percentOf(overall.tested, overall.applies)}
        says={`${inFigures(overall.tested)} were shown to work; only those count as working`}
        link={
          only > 0
            ? {
                href: "/controls/standing?standing=defined_only",
                words: `${inFigures(only)} defined only`,
              }
            : null
        }
      />
      <Figure
        name="Agents with policy stated"
        value={percentOf(agents.defined, agents.total)}
        says={`${inFigures(agents.defined)} of ${inFigures(agents.total)}: each of their controls has an owner`}
        link={null}
      />
      <Figure
        name="Agents with controls tested"
        value={percentOf(agents.tested, agents.total)}
        says={`${inFigures(agents.tested)} of ${inFigures(agents.total)}: each of their controls was tested`}
        link={null}
      />
    </dl>
  );
}

function Figure({
  name,
  value,
  says,
  link,
}: {
  name: string;
  value: string;
  says: string;
  link: { href: string; words: string } | null;
}) {
  return (
    <div>
      <dt className="text-sm font-medium">{name}</dt>
      <dd>
        <p className="text-xl font-semibold">{value}</p>
        <p className="text-xs text-soft">{says}</p>
        {link ? (
          <a className="link text-xs" href={link.href}>
            {link.words}
          </a>
        ) : null}
      </dd>
    </div>
  );
}
