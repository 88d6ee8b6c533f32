import { z } from "zod";
import { query } from "#lib/verbs/query.ts";
import { agentCounts, controlCounts } from "./store-controls.ts";

/**
 * Controls told apart as defined and as tested, each and overall: where they apply, somebody owns them, or they were shown
 * to work (R36). And the same of agents: whose policy is stated, and whose controls were tested (R137). As they are now.
 */
export const controlFigures = query({
  may: "report.read",
  summary: "Count controls as defined and as tested",
  input: z.strictObject({}),
  async read(queryable) {
    const data = await controlCounts(queryable);
    const sum = (of: "applies" | "defined" | "tested") => data.reduce((total, row) => total + row[of], 0);
    return {
      data,
      overall: { applies: sum("applies"), defined: sum("defined"), tested: sum("tested") },
      agents: await agentCounts(queryable),
    };
  },
});
