"use client";

import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";

/** A link that stays at the moment which the page shows: from a list of the past to an agent of the past. */
export function MomentLink({ href, ...rest }: ComponentProps<"a"> & { href: string }) {
  const asOf = useSearchParams().get("asOf");
  const at = asOf ? `${href}${href.includes("?") ? "&" : "?"}asOf=${encodeURIComponent(asOf)}` : href;
  return <a {...rest} href={at} />;
}
