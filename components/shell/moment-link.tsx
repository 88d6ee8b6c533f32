"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";

/** A link that stays at the moment which the page shows: from a list of the past to an agent of the past. */
export function MomentLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const asOf = useSearchParams().get("asOf");
  const at = asOf ? `${href}${href.includes("?") ? "&" : "?"}asOf=${encodeURIComponent(asOf)}` : href;
  return <Link {...rest} href={at} />;
}
