import type { ReactNode } from "react";
import { RoleHelp } from "#components/help/word-help.tsx";
import { forBoth } from "#components/people/for-both.ts";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { SeatMark } from "#components/seats/seat-mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { AccountHolder, AccountSeat } from "#lib/gaps/core/account-of-agent.ts";
import type { Standing } from "#lib/registry/core/seat.ts";
import { functionOfRole, inWords } from "#lib/registry/core/vocabulary.ts";
import { dutyOfRole, roleName } from "./seat-words.ts";

/** Seats one under the other: the role, who is in it and how they stand, what to do about it. */
export function SeatsList({
  seats,
  now,
  attestedBy,
  nameSomebody,
  holderActions,
  teamActions,
}: {
  seats: readonly AccountSeat[];
  now: number;
  /** The deputy who attested an assignment last, on its holder's behalf. */
  attestedBy: (assignmentId: string) => { name: string } | null;
  nameSomebody: (seat: AccountSeat) => ReactNode;
  holderActions: (holder: AccountHolder) => ReactNode;
  teamActions: (assignmentId: string) => ReactNode;
}) {
  return (
    <ul className="border-t border-line-strong">
      {seats.map((seat) => (
        <li
          key={`${seat.capabilityId} ${seat.role}`}
          id={seat.capabilityId ? undefined : `role-${seat.role}`}
          className="grid scroll-mt-4 gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[13rem_minmax(0,1fr)_auto]"
        >
          <div className="flex gap-2">
            <span className="mt-1">
              <SeatMark mark={seat.mark} />
            </span>
            <div>
              <h3 className="font-medium">
                {roleName(seat.role)}
                <RoleHelp role={seat.role} />
              </h3>
              {functionOfRole[seat.role] === seat.role ? null : (
                <p className="text-xs text-soft">{inWords(functionOfRole[seat.role])}</p>
              )}
            </div>
          </div>
          <div className="grid min-w-0 gap-2 text-sm">
            <Occupants
              seat={seat}
              now={now}
              attestedBy={attestedBy}
              holderActions={holderActions}
              teamActions={teamActions}
            />
          </div>
          <div className="not-printed md:justify-self-end">{nameSomebody(seat)}</div>
        </li>
      ))}
    </ul>
  );
}

function Occupants({
  seat,
  now,
  attestedBy,
  holderActions,
  teamActions,
}: {
  seat: AccountSeat;
  now: number;
  attestedBy: (assignmentId: string) => { name: string } | null;
  holderActions: (holder: AccountHolder) => ReactNode;
  teamActions: (assignmentId: string) => ReactNode;
}) {
  const nobody = seat.holders.length === 0;
  if (nobody && seat.state === "closed")
    return <p className="text-soft">Closed: nobody has to answer for {dutyOfRole[seat.role]} any more</p>;
  return (
    <>
      {nobody && seat.demanded ? (
        <p>
          <Nobody>Nobody answers for {dutyOfRole[seat.role]}</Nobody>
          {seat.teams.length > 0 ? (
            <span className="text-soft">: a team can be responsible, never accountable</span>
          ) : null}
        </p>
      ) : null}
      {nobody && !seat.demanded && !seat.standIn ? (
        <p className="text-soft">
          {seat.capabilityId ? "Not demanded at this tier" : "No capability relies on a default here"}
        </p>
      ) : null}
      {seat.standIn ? (
        <p className="flex flex-wrap items-center gap-x-2">
          <PersonName person={asNamed(seat.standIn.person)} />
          <span className="text-soft">
            stands in as {inWords(seat.standIn.role)}; the seat is not demanded at this tier
          </span>
        </p>
      ) : null}
      {seat.holders.map((holder) => (
        <Holder
          key={holder.assignmentId}
          holder={holder}
          shared={seat.holders.length > 1}
          now={now}
          attestedBy={attestedBy(holder.assignmentId)}
          actions={holder.inherited ? null : holderActions(holder)}
        />
      ))}
      {seat.teams.map((team) => (
        <div key={team.assignmentId} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{team.name}</span>
          <span className="text-soft">team, responsible{team.inherited ? ", from the agent" : ""}</span>
          {team.inherited ? null : teamActions(team.assignmentId)}
        </div>
      ))}
    </>
  );
}

const asNamed = (person: AccountHolder["person"]) => ({
  ...person,
  leftAt: person.leftAt === null ? null : new Date(person.leftAt).toISOString(),
});

function Holder({
  holder,
  shared,
  now,
  attestedBy,
  actions,
}: {
  holder: AccountHolder;
  shared: boolean;
  now: number;
  attestedBy: { name: string } | null;
  actions: ReactNode;
}) {
  const { person, deputies, authority } = holder;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <PersonName person={asNamed(person)} />
        {shared ? (
          <span className={holder.accountable ? "font-medium text-accent" : "text-soft"}>
            {holder.accountable ? "accountable" : "shares the role"}
          </span>
        ) : null}
        <Stands holder={holder} attestedBy={attestedBy} now={now} />
        {holder.inherited ? (
          <span className="rounded-sm bg-tint px-1 text-xs text-soft">inherited from the agent</span>
        ) : null}
        {actions}
      </div>
      {deputies.length > 0 && !holder.inherited ? (
        <p className="mt-0.5 pl-6.5 text-xs text-soft">
          {deputies.length === 1 ? "Deputy " : "Deputies in order: "}
          {deputies.map((deputy, index) => (
            <span key={deputy.id}>
              {index > 0 ? ", " : ""}
              <span className={deputy.status === "active" ? "" : "line-through"}>{deputy.name}</span>
              {deputy.status === "active" ? "" : ` (${deputy.status})`}
            </span>
          ))}
        </p>
      ) : null}
      {authority && !holder.inherited ? (
        <p className="mt-0.5 pl-6.5 text-xs text-soft">Authority: {authority}</p>
      ) : null}
    </div>
  );
}

const tones: Partial<Record<Standing, string>> = {
  unaccepted: "text-critical",
  waiting: "text-high",
  stale: "text-medium",
};

function Stands({
  holder,
  attestedBy,
  now,
}: {
  holder: AccountHolder;
  attestedBy: { name: string } | null;
  now: number;
}) {
  const { standing, acceptedAt, attestedAt, startsAt, endsAt } = holder;
  const iso = (instant: number) => new Date(instant).toISOString();
  const until =
    endsAt === null ? null : (
      <>
        , until <When at={iso(endsAt)} now={now} as="day" />
      </>
    );
  if (acceptedAt === null)
    return (
      <span className={tones[standing] ?? "text-soft"}>
        named <When at={iso(startsAt)} now={now} />,{" "}
        {standing === "unaccepted" ? "never accepted" : "has not accepted yet"}
        {until}
      </span>
    );
  return (
    <span className={tones[standing] ?? "text-soft"}>
      accepted <When at={iso(acceptedAt)} now={now} />
      {attestedAt ? (
        <>
          , attested <When at={iso(attestedAt)} now={now} />
          {forBoth(attestedBy, holder.person)}
        </>
      ) : null}
      {standing === "stale" ? ", attestation out of date" : null}
      {until}
    </span>
  );
}
