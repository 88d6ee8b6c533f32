import type { Metadata } from "next";
import { problemRules } from "#app/api/problem-rules.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { refusals } from "#lib/platform/core/refusal.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Problems" };

/** What each refusal of the API means, where the `type` of a problem document points. */
export default async function ProblemsPage() {
  await asking();
  return (
    <>
      <PageHead title="Problems" back={{ href: "/docs/api", name: "API" }}>
        <p>
          A request that is refused answers with a problem document (RFC 9457): <code>rule</code> is stable and for
          machines, <code>detail</code> is for people, <code>errors</code> names fields. A rule that is the name of a
          permission, such as <code>agent.edit</code>, says that who asks may not do it.
        </p>
      </PageHead>
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-line border-b text-soft">
            <th scope="col" className="py-1 pr-4 font-medium">
              Rule
            </th>
            <th scope="col" className="py-1 pr-4 text-right font-medium">
              Status
            </th>
            <th scope="col" className="py-1 font-medium">
              What helps
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(problemRules)
            .toSorted(([one], [other]) => (one < other ? -1 : 1))
            .map(([rule, { kind, says }]) => (
              <tr key={rule} id={rule} className="scroll-mt-4 border-line border-b align-top target:bg-accent-tint">
                <th scope="row" className="py-1.5 pr-4 font-mono font-normal md:whitespace-nowrap">
                  {rule}
                </th>
                <td className="py-1.5 pr-4 text-right tabular-nums">{rule === "fault" ? 500 : refusals[kind]}</td>
                <td className="py-1.5">{says}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
