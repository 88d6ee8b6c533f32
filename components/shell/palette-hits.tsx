import { Command } from "cmdk";
import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { Hit, HitKind } from "#lib/search/core/hit.ts";
import { kindWords } from "./kind-words.ts";
import { PaletteItem } from "./palette-item.tsx";

/** What was found, under the name of its kind, with its seats or its severity beside it. */
export function PaletteHits({
  hits,
  onGo,
  className,
}: {
  hits: readonly Hit[];
  onGo: (href: string) => void;
  className: string;
}) {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return kinds.map((kind: HitKind) => (
    <Command.Group key={kind} heading={kindWords[kind]} className={className}>
      {hits
        .filter((hit) => hit.kind === kind)
        .map((hit) => (
          <PaletteItem
            key={hit.id}
            value={hit.href}
            name={hit.name}
            mark={
              hit.severity ? (
                <>
                  <SeverityMark severity={hit.severity} />
                  <span className="sr-only">{hit.severity}</span>
                </>
              ) : undefined
            }
            beside={hit.kind === "system" && hit.beside ? inWords(hit.beside) : hit.beside}
            end={hit.seats ? <SeatStrip seats={hit.seats} /> : undefined}
            onGo={onGo}
          />
        ))}
    </Command.Group>
  ));
}
