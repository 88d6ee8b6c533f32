"use client";

import { useRouter } from "next/navigation";
import { api } from "#components/api-client.ts";
import { useSending } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import type { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import type { readAgentControl } from "#lib/controls/list-agent-controls.ts";
import { type ControlStatus, controlStatuses, inWords } from "#lib/registry/core/vocabulary.ts";

// Not applicable needs its reason: that is said on the agent's page.
const inPlace = controlStatuses.filter((status) => status !== "not_applicable");

/** The status of a control on an agent, changed where it stands, and undone the same way. */
export function StatusInPlace({
  of,
}: {
  of: { control: string; agent: { slug: string; name: string }; status: ControlStatus | null };
}) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  const path = `/agents/${of.agent.slug}/controls/${of.control}`;
  const save = (status: ControlStatus | null, version: number | null) =>
    api.patch<typeof editAgentControl>(path, { status }, version === null ? {} : { version });
  const keep = (status: ControlStatus | null) =>
    send(
      async () => {
        const read = await api.get<typeof readAgentControl>(path);
        if (!read.ok) return read;
        // What is in sight is what the edit is based on.
        if (read.answer.status !== of.status)
          return {
            ok: false as const,
            problem: { status: 412, rule: "stale-version", message: "Somebody changed it meanwhile.", errors: [] },
          };
        return save(status, read.answer.version);
      },
      {
        after: ({ version }) =>
          sayToast({
            says: `${of.control} on ${of.agent.name} is ${status === null ? "not stated" : inWords(status)} now.`,
            undo: () => save(of.status, version),
            onUndone: () => router.refresh(),
          }),
      },
    );
  if (of.status === "not_applicable") return <span className="text-soft">not applicable</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <select
        aria-label={`Status of ${of.control} on ${of.agent.name}`}
        value={of.status ?? ""}
        disabled={busy}
        onChange={(event) => {
          void keep((event.target.value || null) as ControlStatus | null);
        }}
        className="h-7 rounded-md border border-transparent bg-transparent text-sm text-ink hover:border-line-strong"
      >
        <option value="">not stated</option>
        {inPlace.map((status) => (
          <option key={status} value={status}>
            {inWords(status)}
          </option>
        ))}
      </select>
      {problem ? (
        <span role="alert" className="max-w-60 text-xs whitespace-normal text-critical">
          {problem.message}
        </span>
      ) : null}
    </span>
  );
}
