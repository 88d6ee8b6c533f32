import type { Metadata } from "next";
import { Board } from "#components/raci/board.tsx";
import { MatrixLegend } from "#components/raci/matrix-legend.tsx";
import { ReportLinks } from "#components/reports/report-links.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Filters } from "#components/ui/filters.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { agentOrder, type Grouping, groupings } from "#lib/raci/core/grouping.ts";
import { raciTemplate } from "#lib/raci/core/template.ts";
import { agentStates, riskTiers } from "#lib/registry/core/vocabulary.ts";
import { readPerson } from "#lib/registry/list-people.ts";
import { readSystem } from "#lib/registry/list-systems.ts";
import { asking } from "../asking.ts";
import { type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";
import { matrixNames, matrixSearch } from "./matrix-search.ts";

export const metadata: Metadata = { title: "Matrix" };

const groupWords: Record<Grouping, string> = {
  agent: "By agent",
  unit: "By business unit",
  system: "By system",
  person: "By who is accountable",
};

/** What is chosen, by the name that people know it by; null for what is not registered, which the matrix itself refuses. */
const nameOf = async (read: Promise<{ name: string }>): Promise<string | null> => {
  try {
    return (await read).name;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

/** Agents × duties × people in one grid: where everybody stands, and where nobody does (R7, R21, R22). */
export default async function MatrixPage({ searchParams }: { searchParams: SearchParams }) {
  const context = await asking();
  const { by: asked, ...found } = await searchOf(searchParams, [...matrixNames, "by"]);
  const by = groupings.find((one) => one === asked) ?? "agent";
  const views = await viewsOf(context, "matrix", searchParams);
  const search = matrixSearch(found, { sort: agentOrder[by] });
  // What leaves the page stands as it does on the page.
  const grouped: Record<string, string> = by === "agent" ? {} : { by };
  const exported = matrixSearch(found, grouped);
  const [system, person] = await Promise.all([
    found.system ? nameOf(readSystem(context, { system: found.system })) : null,
    found.person ? nameOf(readPerson(context, { person: found.person })) : null,
  ]);
  const printed = new URLSearchParams({ ...(found as Record<string, string>), ...grouped }).toString();
  return (
    <div className="wide-page">
      <PageHead
        title="Matrix"
        actions={
          <>
            <ButtonLink href={printed ? `/matrix/print?${printed}` : "/matrix/print"}>To print</ButtonLink>
            <ReportLinks report="/api/v1/reports/raci" search={exported} title="RACI matrix" />
          </>
        }
      >
        Who is accountable, responsible, consulted and informed for each duty of each agent. It follows from who holds
        which role; nobody types a letter.
      </PageHead>
      <SavedViews {...views} />
      <Filters
        searchLabel="Search agents"
        filters={[
          { name: "by", label: "Group", options: groupings.map((value) => ({ value, label: groupWords[value] })) },
          { name: "problems", label: "Problems", options: [{ value: "true", label: "Only not answered for" }] },
          {
            name: "duty",
            label: "Duty",
            options: raciTemplate.duties.map(({ id, title }) => ({ value: id, label: title.split(":")[0] ?? title })),
          },
          { name: "riskTier", label: "Tier", options: optionsOf(riskTiers) },
          { name: "state", label: "State", options: optionsOf(agentStates) },
        ]}
        searched={[
          { name: "businessUnit", label: "Unit", among: "units" },
          { name: "system", label: "System", among: "systems", said: system },
          { name: "person", label: "Person", among: "people", said: person },
        ]}
        unlisted={[
          { name: "agent", label: "Agent" },
          { name: "role", label: "Role" },
          { name: "owner", label: "Business owner" },
          { name: "vendor", label: "Vendor" },
          { name: "environment", label: "Environment" },
          { name: "gap", label: "Gap" },
        ]}
        count=""
      />
      <Board search={search} by={by} narrowed={Object.keys(found).length > 0} />
      <MatrixLegend />
    </div>
  );
}
