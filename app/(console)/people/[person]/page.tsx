import type { Metadata } from "next";
import { MapView } from "#components/map/map-view.tsx";
import { Deputyships, DutiesTable, Ownerships } from "#components/people/duties.tsx";
import { EditPerson } from "#components/people/edit-person.tsx";
import { InvitePerson } from "#components/people/invite-person.tsx";
import { PersonName } from "#components/people/person-name.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { mapOfPerson } from "#lib/gaps/core/map-of-person.ts";
import { readPolicy } from "#lib/gaps/read-policy.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { counted } from "#lib/platform/core/in-figures.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { readPerson } from "#lib/registry/list-people.ts";
import { readDuties } from "#lib/registry/read-duties.ts";
import { readWhoHandsOver } from "#lib/workflow/hand-over/read-who-hands-over.ts";
import { asking } from "../../asking.ts";
import { momentOf } from "../../moment-of.tsx";
import { found, type SearchParams, searchOf } from "../../search-of.ts";

type Params = { params: Promise<{ person: string }>; searchParams: SearchParams };

const read = async ({ params, searchParams }: Params) => {
  const { asOf } = await searchOf(searchParams, ["asOf"]);
  const asked = { person: decodeURIComponent((await params).person), ...(asOf ? { asOf } : {}) };
  return { asOf, person: await found(readPerson(await asking(), asked)) };
};

export async function generateMetadata(asked: Params): Promise<Metadata> {
  return { title: (await read(asked)).person.name };
}

export default async function PersonPage(asked: Params) {
  const context = await asking();
  const { person, asOf } = await read(asked);
  const moment = momentOf(context, asOf);
  const duties = await found(readDuties(context, { person: person.id, ...(asOf ? { asOf } : {}) }));
  const { attestWithinDays } = await readPolicy(context, {});
  const whoHandsOver = await readWhoHandsOver(context, { person: person.id });
  const { now, past } = moment;
  const self = !past && context.actor.personId === person.id;
  const active = person.status === "active";
  const { orphaned } = duties;
  const nothing = duties.duties.length + duties.ownerships.length + duties.deputyFor.length === 0;
  const away = person.outOfOffice;
  return (
    <>
      {moment.edge}
      <PageHead
        title={person.name}
        back={{ href: "/people", name: "People" }}
        beside={
          <>
            {active ? null : <span className="text-critical">{inWords(person.status)}</span>}
            {person.seats === "" ? null : <SeatStrip seats={person.seats} alone />}
          </>
        }
        actions={
          <>
            {moment.picker}
            {past ||
            nothing ||
            !mayDo(context.actor, "person.handOver", {
              personId: person.id,
              ...whoHandsOver,
            }) ? null : (
              <ButtonLink href={`/people/${person.id}/hand-over`}>Hand over</ButtonLink>
            )}
            {!past && active && mayDo(context.actor, "person.invite") ? (
              <InvitePerson person={person.id} name={person.name} />
            ) : null}
            {!past && mayDo(context.actor, "person.edit", { personId: person.id }) ? (
              <EditPerson person={person} administer={mayDo(context.actor, "person.administer")} />
            ) : null}
          </>
        }
      >
        {[person.title, person.unit].filter(Boolean).join(", ")}
      </PageHead>
      {orphaned.duties + orphaned.ownerships > 0 ? (
        <Notice tone={active ? "attention" : "critical"}>
          {active ? (past ? "Had they left then, " : "If they left today, ") : "Because they no longer answer, "}
          {orphaned.duties > 0 ? <strong>{counted(orphaned.duties, "role", "roles")}</strong> : null}
          {orphaned.duties > 0 && orphaned.ownerships > 0 ? " and " : null}
          {orphaned.ownerships > 0 ? <strong>{counted(orphaned.ownerships, "ownership", "ownerships")}</strong> : null}{" "}
          {active ? "would have nobody." : "have nobody."}
        </Notice>
      ) : null}
      <div className="mt-5">
        <Facts
          facts={[
            { name: "E-mail address", value: person.email },
            { name: "Function", value: person.function && inWords(person.function) },
            { name: "Manager", value: person.manager && <PersonName person={person.manager} /> },
            {
              name: "Status",
              value: person.leftAt ? `left on ${dateInWords(Date.parse(person.leftAt))}` : inWords(person.status),
            },
            {
              name: "Teams",
              value:
                person.teams.length === 0
                  ? "None"
                  : person.teams.map((team) => (
                      <a key={team.id} className="quiet-link mr-3" href={`/teams?q=${encodeURIComponent(team.name)}`}>
                        {team.name}
                      </a>
                    )),
            },
            { name: "Platform roles", value: person.platformRoles.map(inWords).join(", ") },
            ...(away
              ? [
                  {
                    name: "Out of office",
                    value: `from ${exactTime(Date.parse(away.from))}${away.until ? ` until ${exactTime(Date.parse(away.until))}` : ""}`,
                  },
                ]
              : []),
          ]}
        />
      </div>
      {nothing ? (
        <div className="mt-8">
          <EmptyState title={`${person.name} answers for nothing yet`}>
            Roles on agents, systems, data sources and controls that name them will stand here, with what would be
            orphaned if they left.
          </EmptyState>
        </div>
      ) : null}
      {duties.duties.length > 0 ? (
        <Section id="roles" title="Roles held" count={duties.duties.length}>
          <DutiesTable
            duties={duties.duties}
            person={person}
            now={now}
            self={self}
            active={active}
            attestWithinDays={attestWithinDays}
          />
        </Section>
      ) : null}
      {duties.ownerships.length > 0 ? (
        <Section
          id="owns"
          title="Owns"
          count={duties.ownerships.length}
          says="Each would be without an owner if they left."
        >
          <Ownerships ownerships={duties.ownerships} />
        </Section>
      ) : null}
      {duties.deputyFor.length > 0 ? (
        <Section
          id="deputy"
          title="Deputy for"
          count={duties.deputyFor.length}
          says="Asked to take over when the holder stops answering; accountability never moves by itself."
        >
          <Deputyships deputyFor={duties.deputyFor} />
        </Section>
      ) : null}
      {nothing ? null : (
        <Section
          id="map"
          title="What hangs on them"
          says="Every agent, capability, system, data source and control that names them."
        >
          <MapView map={mapOfPerson(person, duties)} of={person.name} />
        </Section>
      )}
    </>
  );
}
