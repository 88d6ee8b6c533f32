import { AssignmentActions } from "#components/agents/assignment-actions.tsx";
import type { EditableAssignment } from "#components/agents/assignment-form.tsx";
import { NameSomebody } from "#components/agents/name-somebody.tsx";
import { SeatsList } from "#components/agents/seats-list.tsx";
import { PersonName } from "#components/people/person-name.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import type { AccountHolder, AccountSeat } from "#lib/gaps/core/account-of-agent.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { AgentPage } from "./read-agent-page.ts";

/** Who sits where: the agent's own roles, the defaults that capabilities inherit, and each capability's seats. */
export function PeopleSection({ page }: { page: AgentPage }) {
  const { agent, account, assignments, may, asker, now } = page;
  const byId = new Map(assignments.map((assignment) => [assignment.id, assignment]));
  const editable = (id: string, shared: boolean): EditableAssignment | null => {
    const assignment = byId.get(id);
    const holder = assignment?.person?.name ?? assignment?.team?.name;
    if (!assignment || !holder) return null;
    return {
      id,
      role: assignment.role,
      holder,
      person: assignment.person !== null,
      accountable: assignment.accountable,
      shared,
      accepted: assignment.acceptedAt !== null,
      deputies: assignment.deputies.map(({ name, email }) => ({ name, email })),
      authority: assignment.authority,
      endsAt: assignment.endsAt,
      version: assignment.version,
    };
  };
  const actionsFor = (id: string, personId: string | null, shared: boolean) => {
    const assignment = page.past ? null : editable(id, shared);
    return assignment ? (
      <AssignmentActions
        assignment={assignment}
        self={personId !== null && personId === asker}
        mayEdit={may.editAssignments}
      />
    ) : null;
  };
  const list = (seats: readonly AccountSeat[], scope: { slug: string | null; name: string }) => {
    const shared = new Map(
      seats.flatMap((seat) => seat.holders.map((holder) => [holder.assignmentId, seat.holders.length > 1])),
    );
    return (
      <SeatsList
        seats={seats}
        now={now}
        attestedBy={(id) => byId.get(id)?.attestedBy ?? null}
        nameSomebody={(seat) =>
          may.editAssignments ? (
            <NameSomebody
              agent={agent.slug}
              role={seat.role}
              scope={scope}
              taken={seat.holders.length > 0}
              weight={seat.demanded && seat.state !== "closed" && seat.holders.length === 0 ? "plain" : "quiet"}
            />
          ) : null
        }
        holderActions={(holder: AccountHolder) =>
          actionsFor(holder.assignmentId, holder.person.id, shared.get(holder.assignmentId) ?? false)
        }
        teamActions={(id) => actionsFor(id, null, false)}
      />
    );
  };
  const ended = assignments.filter(({ endsAt }) => endsAt !== null && Date.parse(endsAt) <= now);
  const coming = assignments.filter(({ startsAt }) => Date.parse(startsAt) > now);
  return (
    <>
      <Section
        id="people"
        title="Who answers for the agent"
        says="Accountable means a named, active person who accepted. Demanded of every agent, whatever its tier."
      >
        {list(account.seats, { slug: null, name: agent.name })}
      </Section>
      <Section
        id="defaults"
        title="Defaults for its capabilities"
        says="They hold the role on every capability that names nobody of its own."
      >
        {list(account.defaults, { slug: null, name: agent.name })}
      </Section>
      {agent.capabilities.map((capability) => {
        const { judged, strip } = account.capabilities.find(({ id }) => id === capability.id) ?? {};
        if (!judged || strip === undefined) return null;
        return (
          <Section
            key={capability.id}
            id={`people-${capability.slug}`}
            title={capability.name}
            actions={<SeatStrip seats={strip} alone />}
            says={judged.strict ? "Approver, provisioner and detector must be three people here." : undefined}
          >
            {list(judged.seats, { slug: capability.slug, name: capability.name })}
          </Section>
        );
      })}
      {coming.length + ended.length > 0 ? (
        <Section id="before" title="Before and after" says="Nobody is erased: who held a role, and who will.">
          <ul className="border-t border-line text-sm">
            {[...coming, ...ended.toReversed()].map((assignment) => (
              <li
                key={assignment.id}
                className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line py-1.5"
              >
                {assignment.person ? <PersonName person={assignment.person} /> : <span>{assignment.team?.name}</span>}
                <span className="text-soft">
                  {inWords(assignment.role)}
                  {assignment.capability ? ` of ${assignment.capability.name}` : ""}, from{" "}
                  <When at={assignment.startsAt} now={now} as="day" />
                  {assignment.endsAt ? (
                    <>
                      {" "}
                      until <When at={assignment.endsAt} now={now} as="day" />
                    </>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
