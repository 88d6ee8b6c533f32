import { Notice } from "#components/ui/notice.tsx";
import type { RequestRow } from "#lib/workflow/list-requests.ts";

/** What is being decided about something, with the way to decide it. */
export function OpenRequests({ requests }: { requests: readonly RequestRow[] }) {
  if (requests.length === 0) return null;
  return (
    <Notice
      tone="attention"
      title={requests.length === 1 ? "A request is open" : `${requests.length} requests are open`}
    >
      <ul>
        {requests.map(({ id, title, state, decisions }) => (
          <li key={id}>
            <a className="link" href={`/requests/${id}`}>
              {title}
            </a>
            {state === "changes_requested"
              ? ": changes are asked for"
              : `: ${decisions.given} of ${decisions.demanded} decisions are given`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
