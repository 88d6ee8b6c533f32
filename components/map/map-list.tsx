import { MomentLink } from "#components/shell/moment-link.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import type { AccountabilityMap, MapNode, MapNodeKind } from "#lib/gaps/core/accountability-map.ts";

const kinds: Record<MapNodeKind, string> = {
  person: "person",
  team: "team",
  nobody: "empty seat",
  agent: "agent",
  capability: "capability",
  tool: "tool",
  system: "system",
  dataSource: "data source",
  delegate: "delegate",
  control: "control",
  unit: "business unit",
  model: "model",
  prompt: "prompt",
};

function Named({ node }: { node: MapNode }) {
  if (node.href === null) return <span className={node.broken ? "text-critical" : undefined}>{node.name}</span>;
  return (
    <MomentLink className="quiet-link" href={node.href}>
      {node.name}
    </MomentLink>
  );
}

/** The same relations as the picture, as a table: broken ones first. For keyboards, screen readers and print. */
export function MapList({ map, caption }: { map: AccountabilityMap; caption: string }) {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const links = map.links.toSorted((a, b) => Number(b.broken) - Number(a.broken));
  return (
    <Scrolling label={caption}>
      <table className="ledger">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Relation</th>
            <th scope="col">To</th>
            <th scope="col">What is broken</th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ from, to, says, because }) => {
            const [one, other] = [nodes.get(from), nodes.get(to)];
            if (!one || !other) return null;
            return (
              <tr key={`${from} ${to}`}>
                <td>
                  <Named node={one} /> <span className="text-soft">{kinds[one.kind]}</span>
                </td>
                <td>{says}</td>
                <td>
                  <Named node={other} /> <span className="text-soft">{kinds[other.kind]}</span>
                </td>
                <td className="text-critical">{because ?? ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolling>
  );
}
