"use client";

import { useEffect } from "react";

/** Says that the page listens from now on: what was pressed before is pressed again (early-presses.ts). */
export function Listening() {
  useEffect(() => window.answerableListens?.(), []);
  return null;
}
