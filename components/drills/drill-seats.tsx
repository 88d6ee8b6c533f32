import { PersonName } from "#components/people/person-name.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import type { SeatAnswer } from "#lib/workflow/drills/read-drills.ts";
import { inMinutes, outcomeWords } from "./outcome-words.ts";

/** Each seat: who was asked in which order, who answered, and how fast. In the order of agents, never of people. */
export function DrillSeats({ seats }: { seats: readonly SeatAnswer[] }) {
  return (
    <Scrolling label="Seats of the drill">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Agent</th>
            <th scope="col">On</th>
            <th scope="col">Tier</th>
            <th scope="col">Asked, in order</th>
            <th scope="col">Outcome</th>
            <th scope="col">Reached after</th>
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <tr key={seat.id}>
              <td className="whitespace-nowrap">
                <a className="quiet-link font-medium" href={`/agents/${seat.agent.slug}`}>
                  {seat.agent.name}
                </a>
              </td>
              <td className="whitespace-nowrap">
                {seat.capability?.name ?? (
                  <span className="text-soft">
                    {seat.capabilities} {seat.capabilities === 1 ? "capability" : "capabilities"}
                  </span>
                )}
              </td>
              <td>{seat.tier}</td>
              <td className="whitespace-nowrap">
                <ol className="flex gap-x-3">
                  {seat.asked.map(({ person, askedAt, answeredAt }) => (
                    <li key={person.id} className="inline-flex items-center gap-1">
                      <PersonName person={person} />
                      <span className="text-soft">
                        {answeredAt === null
                          ? "no answer"
                          : `after ${inMinutes(Date.parse(answeredAt) - Date.parse(askedAt))}`}
                      </span>
                    </li>
                  ))}
                </ol>
              </td>
              <td className={`whitespace-nowrap ${seat.outcome === "nobody" ? "text-critical" : ""}`}>
                {outcomeWords[seat.outcome]}
              </td>
              <td className="whitespace-nowrap">
                {seat.reachedAfter === null ? (
                  <span className="text-soft">not reached</span>
                ) : (
                  inMinutes(seat.reachedAfter)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
