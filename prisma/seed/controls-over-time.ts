import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { holderOn } from "./lives.ts";
import type { Calendar } from "./moments.ts";
import { agents } from "./organisation/agents.ts";
import type { ExampleAgent, ExampleControl } from "./organisation/example-agent.ts";
import { personNamed } from "./organisation/people.ts";
import type { Happening } from "./replay.ts";
import { one } from "./step.ts";

/** How controls on agents stood over time: first said by the business owner, later by whoever owns the control there. */
export const controlsOverTime = (calendar: Calendar): Happening[] =>
  agents.flatMap((agent) =>
    (agent.controls ?? []).flatMap((control) =>
      control.history.map((_, index) => statusOf(agent, control, index, calendar)),
    ),
  );

function statusOf(
  agent: ExampleAgent,
  { control, owner, history }: ExampleControl,
  index: number,
  calendar: Calendar,
): Happening {
  const [daysAgo, status, reason] = history[index] ?? [0, "planned"];
  const first = index === 0;
  const business = holderOn(agent, "business_owner", daysAgo) ?? "rhys";
  const at = calendar.on(daysAgo, `${agent.slug} ${control} ${status}`, 2);
  return {
    at,
    by: first || owner === undefined ? business : owner,
    steps: [
      {
        ...one(editAgentControl, {
          agent: agent.slug,
          control,
          ...(first && owner && { owner: personNamed(owner).email }),
          status,
          ...(reason && { reason }),
          ...(status === "tested" && {
            testedAt: iso(at),
            evidenceUrl: `https://evidence.halmeric.example/${control.toLowerCase()}/${agent.slug}`,
          }),
        }),
        refusable: true,
      },
    ],
  };
}
