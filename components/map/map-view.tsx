import type { AccountabilityMap } from "#lib/gaps/core/accountability-map.ts";
import { counted } from "#lib/platform/core/in-figures.ts";
import { MapList } from "./map-list.tsx";
import { MapPicture } from "./map-picture.tsx";

/** The accountability map: a picture, and under it the same in words. */
export function MapView({ map, of }: { map: AccountabilityMap; of: string }) {
  const broken = map.links.filter((link) => link.broken).length;
  return (
    <>
      <p className="mb-3 text-sm text-soft">
        {counted(map.nodes.length, "mark", "marks")} and {counted(map.links.length, "relation", "relations")};{" "}
        {broken === 0 ? (
          "each has somebody who answers."
        ) : (
          <span className="text-critical">
            {broken === 1 ? "one of them is broken" : `${broken} of them are broken`}, drawn dashed.
          </span>
        )}
      </p>
      <MapPicture map={map} />
      <details className="mt-4" open={broken > 0}>
        <summary className="text-sm text-accent">The same as a table</summary>
        <div className="mt-2">
          <MapList map={map} caption={`Relations of ${of}, the broken ones first`} />
        </div>
      </details>
    </>
  );
}
