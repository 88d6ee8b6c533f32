import { PersonName } from "#components/people/person-name.tsx";
import { SeatMark } from "#components/seats/seat-mark.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { When } from "#components/ui/when.tsx";
import { DAY } from "#lib/platform/core/clock.ts";
import type { Mark } from "#lib/registry/core/seat.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { DutiesAnswer, DutyAnswer, OwnershipAnswer } from "#lib/registry/read-duties.ts";
import { AcceptAssignment, AttestAssignment } from "./accept-assignment.tsx";
import { forBoth } from "./for-both.ts";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Where a person holds a role: one line per role, with whether they said yes and who is left when they go. */
export function DutiesTable({
  duties,
  person,
  now,
  self,
  active,
  attestWithinDays,
}: {
  duties: readonly DutyAnswer[];
  /** Whose they are. */
  person: { name: string };
  now: number;
  /** The page is the asker's own: what waits for a yes can be accepted here. */
  self: boolean;
  active: boolean;
  attestWithinDays: number;
}) {
  return (
    <Scrolling label="Roles held">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Agent</th>
            <th scope="col">Role</th>
            <th scope="col">On</th>
            <th scope="col">State</th>
            <th scope="col">If they left</th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => {
            const lastSaid = lastSaidOf(duty);
            const stale = lastSaid !== null && now - Date.parse(lastSaid) > attestWithinDays * DAY;
            const mark: Mark = !active ? "empty" : lastSaid === null ? "outlined" : stale ? "faded" : "filled";
            return (
              <tr key={duty.assignment}>
                <td className="whitespace-nowrap">
                  <MomentLink className="quiet-link font-medium" href={`/agents/${duty.agent.slug}`}>
                    {duty.agent.name}
                  </MomentLink>{" "}
                  <span className="text-soft">{duty.agent.state === "active" ? "" : inWords(duty.agent.state)}</span>
                </td>
                <td className="whitespace-nowrap">{capital(inWords(duty.role))}</td>
                <td className="min-w-24">
                  {duty.capability ? duty.capability.name : <span className="text-soft">the agent</span>}
                </td>
                <td className="whitespace-nowrap">
                  <span className="inline-flex items-center gap-2">
                    <SeatMark mark={mark} />
                    {lastSaid ? (
                      <span>
                        {lastSaid === duty.acceptedAt ? "accepted " : "attested "}
                        <When at={lastSaid} now={now} />
                        {lastSaid === duty.acceptedAt ? "" : forBoth(duty.attestedBy, person)}
                        {stale ? ", out of date" : ""}
                      </span>
                    ) : (
                      <span>
                        named <When at={duty.startsAt} now={now} />, not accepted
                      </span>
                    )}
                    {self && !duty.acceptedAt ? <AcceptAssignment assignment={duty.assignment} /> : null}
                    {self && stale ? <AttestAssignment assignment={duty.assignment} /> : null}
                  </span>
                </td>
                <td className="whitespace-nowrap">
                  {duty.coHolders.length > 0 ? (
                    <span className="text-soft">
                      {duty.coHolders.map((person) => person.name).join(", ")} would remain
                    </span>
                  ) : duty.deputies.length > 0 ? (
                    <span>orphaned; {duty.deputies[0]?.name} is deputy</span>
                  ) : (
                    <span className="text-critical">orphaned</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** When they last said that it holds, by accepting or attesting; null: they never did. */
const lastSaidOf = ({ acceptedAt, attestedAt }: DutyAnswer): string | null =>
  acceptedAt !== null && attestedAt !== null && attestedAt > acceptedAt ? attestedAt : acceptedAt;

const ownershipWords: Record<OwnershipAnswer["kind"], string> = {
  system: "Owner of the system",
  dataSource: "Data owner",
  sourceQuality: "Owner of source quality",
  unit: "Owner for the business unit",
  vendorDataClassification: "Owner of data classification at the vendor",
  vendorOutputs: "Owner of outputs at the vendor",
  residualRisk: "Accepted the residual risk",
  control: "Control owner",
  controlDefault: "Default owner of the control",
};

const ownershipLink = ({ kind, slug, name, agent }: OwnershipAnswer): string => {
  if (kind === "system") return `/systems/${slug}`;
  if (kind === "dataSource" || kind === "sourceQuality") return `/data-sources/${slug}`;
  if (kind === "controlDefault") return `/controls/${name}`;
  return agent ? `/agents/${agent.slug}` : "/agents";
};

export function Ownerships({ ownerships }: { ownerships: readonly OwnershipAnswer[] }) {
  return (
    <ul className="border-t border-line">
      {ownerships.map((owned) => (
        <li
          key={`${owned.kind} ${owned.name} ${owned.agent?.id}`}
          className="flex min-h-9 flex-wrap items-center gap-x-2 border-b border-line py-1 text-sm"
        >
          <span className="text-soft">{ownershipWords[owned.kind]}</span>
          <MomentLink className="quiet-link font-medium" href={ownershipLink(owned)}>
            {owned.name}
          </MomentLink>
          {owned.agent && owned.agent.name !== owned.name ? (
            <span className="text-soft">on {owned.agent.name}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export function Deputyships({ deputyFor }: { deputyFor: DutiesAnswer["deputyFor"] }) {
  return (
    <ul className="border-t border-line">
      {deputyFor.map((deputy) => (
        <li
          key={`${deputy.agent.id} ${deputy.capability?.id} ${deputy.role}`}
          className="flex min-h-9 flex-wrap items-center gap-x-2 border-b border-line py-1 text-sm"
        >
          <MomentLink className="quiet-link font-medium" href={`/agents/${deputy.agent.slug}`}>
            {deputy.agent.name}
          </MomentLink>
          <span className="text-soft">
            {inWords(deputy.role)}
            {deputy.capability ? ` of ${deputy.capability.name}` : ""}, number {deputy.position + 1} after
          </span>
          {deputy.holder ? <PersonName person={deputy.holder} /> : <span>nobody</span>}
        </li>
      ))}
    </ul>
  );
}
