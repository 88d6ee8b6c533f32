"use client";

import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { atMoment } from "./at-moment.ts";

/** A link that stays at the moment which the page shows: from a list of the past to an agent of the past. */
export function MomentLink({ href, ...rest }: ComponentProps<"a"> & { href: string }) {
  return <a {...rest} href={atMoment(href, useSearchParams().get("asOf"))} />;
}
