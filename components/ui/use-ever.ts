"use client";

import { useState } from "react";

/** True from the first time that `flag` was: what has been open stays loaded, so that it can close in its own way. */
export function useEver(flag: boolean): boolean {
  const [ever, setEver] = useState(flag);
  if (flag && !ever) setEver(true);
  return ever || flag;
}
