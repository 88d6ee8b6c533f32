import type { Standing } from "#lib/controls/core/standing.ts";

export const standingWords: Record<Standing, string> = {
  unowned: "Nobody owns it",
  defined_only: "Defined only",
  tested: "Tested",
  set_aside: "Set aside",
};
