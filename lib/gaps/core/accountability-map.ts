import { type AgentState, inWords } from "#lib/registry/core/vocabulary.ts";

/** What a mark on the map stands for. `nobody` is an empty seat: where a person should be and is not. */
export type MapNodeKind =
  | "person"
  | "team"
  | "nobody"
  | "agent"
  | "capability"
  | "tool"
  | "system"
  | "dataSource"
  | "delegate"
  | "control"
  | "unit"
  | "model"
  | "prompt";

export interface MapNode {
  id: string;
  kind: MapNodeKind;
  /** From left to right: who answers, the agent, what it may do, with which tools, on what, and who owns that. */
  column: number;
  name: string;
  /** A second line: tier, kind, 'left 3 May 2026'. */
  says: string | null;
  href: string | null;
  broken: boolean;
}

/** A relation that somebody can be asked about. `broken`: it should carry an answer and does not; `because` says why. */
export interface MapLink {
  from: string;
  to: string;
  says: string;
  broken: boolean;
  because: string | null;
}

/** Who and what hangs together, as data: drawn as a picture and told as a list from the same links. */
export interface AccountabilityMap {
  nodes: readonly MapNode[];
  links: readonly MapLink[];
}

/** Collects marks and relations; the same mark is drawn once, and two relations between the same two are one with both words. */
export class MapDraft {
  readonly #nodes = new Map<string, MapNode>();
  readonly #links = new Map<string, MapLink>();

  /** Adds a mark, or returns the one that is there. */
  node(node: MapNode): MapNode {
    const there = this.#nodes.get(node.id);
    if (there) return there;
    this.#nodes.set(node.id, node);
    return node;
  }

  link(from: MapNode, to: MapNode, says: string, because: string | null = null): void {
    const key = `${from.id} ${to.id}`;
    const there = this.#links.get(key);
    const words = there ? (there.says.split(", ").includes(says) ? there.says : `${there.says}, ${says}`) : says;
    const reasons = [there?.because, because].filter((reason) => reason !== null && reason !== undefined);
    const why = reasons.length > 0 ? [...new Set(reasons)].join("; ") : null;
    this.#links.set(key, { from: from.id, to: to.id, says: words, broken: why !== null, because: why });
  }

  get map(): AccountabilityMap {
    const links = [...this.#links.values()];
    return {
      nodes: [...this.#nodes.values()].map((node) => ({ ...node, says: node.says ?? saidOf(node, links) })),
      links,
    };
  }
}

/** Under the name of somebody who answers stands for what, so that the picture says it without being pointed at. */
function saidOf({ id, kind }: MapNode, links: readonly MapLink[]): string | null {
  if (kind !== "person") return null;
  const words = links.filter(({ from, to }) => from === id || to === id).flatMap(({ says }) => says.split(", "));
  return [...new Set(words.map((word) => word.replace(/ by default$/, "")))].join(", ") || null;
}

/** Who stops being able to answer, and since when: the second line under a name; null for somebody active. */
export const goneInWords = (
  { status, leftAt }: { status: "active" | "suspended" | "left"; leftAt: number | null },
  dateInWords: (at: number) => string,
): string | null =>
  status === "active" ? null : status === "left" && leftAt !== null ? `left ${dateInWords(leftAt)}` : inWords(status);

/** A relation in one sentence, for lists and for who cannot see the picture. */
export function linkInWords(
  { from, to, says, because }: MapLink,
  nodes: ReadonlyMap<string, Pick<MapNode, "name">>,
): string {
  const sentence = `${nodes.get(from)?.name ?? from} → ${nodes.get(to)?.name ?? to}: ${says}`;
  return because === null ? `${sentence}.` : `${sentence}. Broken: ${because}.`;
}

/** States in which another agent can take over work. */
export const takesWork = (state: AgentState): boolean => state !== "rejected" && state !== "retired";
