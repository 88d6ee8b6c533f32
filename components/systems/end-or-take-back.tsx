"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { EndIt } from "#components/ui/end-it.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { counted } from "#lib/platform/core/in-figures.ts";
import type { InUse, Use } from "#lib/registry/core/in-use.ts";
import type { editDataSource } from "#lib/registry/edit-data-source.ts";
import type { editSystem } from "#lib/registry/edit-system.ts";

interface Thing {
  id: string;
  slug: string;
  name: string;
  endedAt: string | null;
  version: number;
  inUse?: InUse;
}

const nothing: InUse = { count: 0, by: [] };

/** Takes a system out of use, or back. While capabilities act on it, it says which. */
export function EndSystem({ system }: { system: Thing }) {
  const inUse = system.inUse ?? nothing;
  return system.endedAt !== null ? (
    <TakeBack
      name={system.name}
      takeBack={() => api.patch<typeof editSystem>(`/systems/${system.id}`, { ended: false }, system)}
    />
  ) : (
    <EndIt
      act="End"
      weight="plain"
      name={system.name}
      says="No capability can name it any more, and it is gone from lists and choices. What acted on it stays readable in the past."
      against={
        inUse.count > 0 ? (
          <StillUsed
            inUse={inUse}
            says={`${counted(inUse.count, "capability uses", "capabilities use")} it still. End ${inUse.count === 1 ? "it" : "them"}, or name another system there, then end it.`}
            all={`/capabilities?system=${system.slug}`}
          />
        ) : undefined
      }
      end={() => api.delete<typeof editSystem>(`/systems/${system.id}`, system)}
    />
  );
}

/** Takes a data source out of use, or back. While agents use it, it says which. */
export function EndDataSource({ source }: { source: Thing }) {
  const inUse = source.inUse ?? nothing;
  return source.endedAt !== null ? (
    <TakeBack
      name={source.name}
      takeBack={() => api.patch<typeof editDataSource>(`/data-sources/${source.id}`, { ended: false }, source)}
    />
  ) : (
    <EndIt
      act="End"
      weight="plain"
      name={source.name}
      says="No agent can name it any more, and it is gone from lists and choices. What its owner decided, and who used it, stays readable in the past."
      against={
        inUse.count > 0 ? (
          <StillUsed
            inUse={inUse}
            says={`${counted(inUse.count, "agent uses", "agents use")} it still. Take it away there, then end it.`}
            all={`/agents?dataSource=${source.slug}`}
          />
        ) : undefined
      }
      end={() => api.delete<typeof editDataSource>(`/data-sources/${source.id}`, source)}
    />
  );
}

function StillUsed({ inUse: { count, by }, says, all }: { inUse: InUse; says: string; all: string }) {
  return (
    <Notice tone="attention">
      <p>{says}</p>
      <ul className="mt-1 list-disc pl-4">
        {by.slice(0, 8).map((use) => (
          <li key={`${use.agent.id} ${use.capability?.id} ${use.request}`}>
            <a className="link" href={whereUsed(use)}>
              {use.agent.name}
              {use.capability === null ? "" : ` · ${use.capability.name}`}
            </a>
            {use.request === null ? "" : ", asked for and not decided"}
          </li>
        ))}
      </ul>
      {count > 8 ? (
        <p className="mt-1">
          <a className="link" href={all}>
            See all {count}
          </a>
        </p>
      ) : null}
    </Notice>
  );
}

const whereUsed = ({ agent, capability, request }: Use): string => {
  if (request !== null) return `/requests/${request}`;
  return capability === null
    ? `/agents/${agent.slug}`
    : `/agents/${agent.slug}?section=answers&capability=${capability.slug}`;
};

function TakeBack({ name, takeBack }: { name: string; takeBack: () => ReturnType<typeof api.patch> }) {
  const { busy, problem, send } = useSending();
  return (
    <>
      <Refused problem={problem} />
      <Button disabled={busy} onClick={() => send(takeBack)} aria-label={`Take ${name} back into use`}>
        Take back into use
      </Button>
    </>
  );
}
