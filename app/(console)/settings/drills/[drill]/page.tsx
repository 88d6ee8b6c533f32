import type { Metadata } from "next";
import { DrillActions } from "#components/drills/drill-actions.tsx";
import { DrillSeats } from "#components/drills/drill-seats.tsx";
import { inMinutes } from "#components/drills/outcome-words.ts";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { readDrill } from "#lib/workflow/drills/read-drills.ts";
import { asking } from "../../../asking.ts";
import { found } from "../../../search-of.ts";

type Params = { params: Promise<{ drill: string }> };

const read = async (params: Params["params"]) => found(readDrill(await asking(), { drill: (await params).drill }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await read(params)).name };
}

export default async function DrillPage({ params }: Params) {
  const { actor } = await asking();
  const drill = await read(params);
  const { figures, seats } = drill;
  const running = drill.state === "running";
  const asked =
    running &&
    seats.some((seat) =>
      seat.asked.some(({ person, answeredAt }) => person.id === actor.personId && answeredAt === null),
    );
  const { holder, deputy, late, nobody, waiting } = figures.outcomes;
  return (
    <>
      <PageHead
        title={drill.name}
        back={{ href: "/settings/drills", name: "Reachability drills" }}
        beside={<span className="text-soft">{drill.state}</span>}
        actions={
          <DrillActions
            drill={{ id: drill.id, version: drill.version, running, repeats: drill.repeatDays !== null }}
            asked={asked}
            mayRun={mayDo(actor, "drill.run")}
          />
        }
      >
        Responders of {drill.tier === "critical" ? "critical" : "high and critical"} capabilities
        {drill.unit ? ` in ${drill.unit}` : ""}, each with {drill.minutes} minutes to answer.
      </PageHead>
      {asked ? (
        <div className="mb-4">
          <Notice tone="attention" title="You are asked">
            This is a drill: nothing has happened. Say that you are here.
          </Notice>
        </div>
      ) : null}
      <Facts
        facts={[
          { name: "Seats asked", value: figures.seats },
          { name: "The responder answered in time", value: holder },
          { name: "A deputy answered in time", value: deputy },
          ...(running ? [{ name: "Waiting", value: waiting }] : [{ name: "Answered late", value: late }]),
          { name: "Nobody answered", value: nobody },
          {
            name: "Half of those reached within",
            value: figures.medianToReach === null ? "" : inMinutes(figures.medianToReach),
          },
          { name: "Capabilities with nobody to ask", value: drill.unanswerable },
          {
            name: "Started",
            value: `${exactTime(Date.parse(drill.startedAt))}${drill.startedBy ? ` by ${drill.startedBy.name}` : " by the clock"}`,
          },
          ...(drill.endedAt ? [{ name: "Ended", value: exactTime(Date.parse(drill.endedAt)) }] : []),
          ...(drill.repeatDays === null ? [] : [{ name: "Repeats", value: `every ${drill.repeatDays} days` }]),
        ]}
      />
      <Section id="seats" title="Seats" count={seats.length} says="In the order of agents. Nobody is ranked.">
        <DrillSeats seats={seats} />
      </Section>
    </>
  );
}
