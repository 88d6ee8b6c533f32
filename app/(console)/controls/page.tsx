import type { Metadata } from "next";
import { ControlFigures } from "#components/controls/control-figures.tsx";
import { ControlsTable } from "#components/controls/controls-table.tsx";
import { AddOwnControl } from "#components/controls/own-control.tsx";
import { ListPage } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { listControls } from "#lib/controls/list-controls.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { functions, severities } from "#lib/registry/core/vocabulary.ts";
import { controlFigures } from "#lib/reports/control-figures.ts";
import { asking } from "../asking.ts";
import { presenceOf } from "../presence.ts";
import { readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Controls" };

export default async function ControlsPage({ searchParams }: { searchParams: SearchParams }) {
  const filters = await searchOf(searchParams, ["q", "function", "weight", "own"] as const);
  const context = await asking();
  const views = await viewsOf(context, "controls", searchParams);
  const { answer, refused } = await readList(listControls, context, filters);
  const figures = await controlFigures(context, {});
  const byControl = new Map(figures.data.map(({ control, ...counts }) => [control, counts]));
  const present = await presenceOf(context, answer?.data.map(({ defaultOwner }) => defaultOwner) ?? []);
  return (
    <ListPage
      title="Controls"
      says="The safeguards of the catalogue and your own: each says by which fact it applies, and needs a named owner wherever it does."
      above={
        <>
          <ControlFigures overall={figures.overall} agents={figures.agents} />
          <SavedViews {...views} />
        </>
      }
      actions={mayDo(context.actor, "control.edit") ? <AddOwnControl /> : null}
      searchLabel="Search controls"
      filters={[
        { name: "function", label: "Function", options: optionsOf(functions) },
        { name: "weight", label: "Weight", options: optionsOf(severities.toReversed()) },
        {
          name: "own",
          label: "Whose",
          options: [
            { value: "false", label: "The catalogue’s" },
            { value: "true", label: "Our own" },
          ],
        },
      ]}
      nouns={["control", "controls"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={1}
      empty={{ title: "No controls", says: "The catalogue comes with the product, so this should not happen." }}
    >
      {(rows) => (
        <ControlsTable
          rows={rows.map((row) => ({
            ...row,
            defaultOwner: present(row.defaultOwner),
            ...(byControl.get(row.id) ?? { applies: 0, defined: 0, tested: 0 }),
          }))}
        />
      )}
    </ListPage>
  );
}
