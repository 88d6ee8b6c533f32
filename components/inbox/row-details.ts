import type { ReactNode } from "react";
import type { ItemKind } from "#lib/inbox/core/item.ts";
import type { OpenedRow } from "./opened-row.ts";
import { ReviewDetails } from "./review-details.tsx";

/** What has to be seen before it is decided: instead of its decisions the row has one button that opens it. */
export const rowDetails: Partial<Record<ItemKind, { act: string; Details: (props: OpenedRow) => ReactNode }>> = {
  review: { act: "Look and answer", Details: ReviewDetails },
};
