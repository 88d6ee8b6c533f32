import { MapView } from "#components/map/map-view.tsx";
import { Section } from "#components/ui/page-head.tsx";
import type { AgentPage } from "./read-agent-page.ts";

/** Who and what hangs together around the agent, at the moment that the page shows. */
export function MapSection({ page }: { page: AgentPage }) {
  return (
    <Section
      id="map"
      title="Accountability map"
      says="Who answers on the left, what the agent may do and with which tools in the middle, what it acts on and who owns that on the right. A dashed red line leads where nobody answers."
    >
      <MapView map={page.map} of={page.agent.name} />
    </Section>
  );
}
