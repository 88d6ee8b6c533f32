"use client";

import { api, type Outcome } from "#components/api-client.ts";
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
  return (
    <EndOrTakeBack
      thing={system}
      takeBack={() => api.patch<typeof editSystem>(`/systems/${system.id}`, { ended: false }, system)}
      end={() => api.delete<typeof editSystem>(`/systems/${system.id}`, system)}
      says="No capability can name it any more, and it is gone from lists and choices. What acted on it stays readable in the past."
      against={(count) =>
        `${counted(count, "capability uses", "capabilities use")} it still. End ${count === 1 ? "it" : "them"}, or name another system there, then end it.`
      }
      all={`/capabilities?system=${system.slug}`}
    />
  );
}

/** Takes a data source out of use, or back. While agents use it, it says which. */
export function EndDataSource({ source }: { source: Thing }) {
  return (
    <EndOrTakeBack
      thing={source}
      takeBack={() => api.patch<typeof editDataSource>(`/data-sources/${source.id}`, { ended: false }, source)}
      end={() => api.delete<typeof editDataSource>(`/data-sources/${source.id}`, source)}
      says="No agent can name it any more, and it is gone from lists and choices. What its owner decided, and who used it, stays readable in the past."
      against={(count) => `${counted(count, "agent uses", "agents use")} it still. Take it away there, then end it.`}
      all={`/agents?dataSource=${source.slug}`}
    />
  );
}

function EndOrTakeBack({
  thing: { name, endedAt, inUse = nothing },
  takeBack,
  end,
  says,
  against,
  all,
}: {
  thing: Thing;
  takeBack: () => Promise<Outcome<unknown>>;
  end: () => Promise<Outcome<unknown>>;
  /** What follows from the end. */
  says: string;
  /** What so many that use it stand in the way of, and where to take it away. */
  against: (count: number) => string;
  /** Where all of them stand. */
  all: string;
}) {
  if (endedAt !== null) return <TakeBack name={name} takeBack={takeBack} />;
  return (
    <EndIt
      act="End"
      weight="plain"
      name={name}
      says={says}
      against={inUse.count > 0 ? <StillUsed inUse={inUse} says={against(inUse.count)} all={all} /> : undefined}
      end={end}
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

function TakeBack({ name, takeBack }: { name: string; takeBack: () => Promise<Outcome<unknown>> }) {
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
