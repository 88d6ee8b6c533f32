import type { Metadata } from "next";
import { KeptExports } from "#components/reports/kept-exports.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { listExports } from "#lib/reports/list-exports.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Exports" };

export default async function ExportsPage() {
  const context = await asking();
  const { data } = await listExports(context, {});
  return (
    <Section
      id="exports"
      title="Your exports"
      count={data.length}
      says="Reports that the server makes while you do something else. Each is kept for a day, for you alone."
    >
      {data.length === 0 ? (
        <EmptyState title="No exports">
          Download a report, and leave it to the server when it takes long: it stands here once it is made.
        </EmptyState>
      ) : (
        <KeptExports exports={data} now={context.clock.now()} />
      )}
    </Section>
  );
}
