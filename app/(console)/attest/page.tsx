import type { Metadata } from "next";
import { AttestList, type AttestRow } from "#components/attest/attest-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { readPolicy } from "#lib/gaps/read-policy.ts";
import { DAY } from "#lib/platform/core/clock.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { holderAskedAhead, staleAt } from "#lib/registry/core/attestation.ts";
import { roleMeanings } from "#lib/registry/core/meanings.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { type DutyAnswer, readDuties } from "#lib/registry/read-duties.ts";
import { asking } from "../asking.ts";

export const metadata: Metadata = { title: "Confirm your roles" };

export default async function AttestPage() {
  const context = await asking();
  const { personId } = context.actor;
  const { attestWithinDays } = await readPolicy(context, {});
  const now = context.clock.now();
  const duties = personId === null ? [] : (await readDuties(context, { person: personId })).duties;
  const rows = duties
    .flatMap((duty) => rowOf(duty, attestWithinDays, now) ?? [])
    .toSorted((one, other) => one.staleAt.localeCompare(other.staleAt) || one.title.localeCompare(other.title));
  const waiting = duties.filter(({ acceptedAt }) => acceptedAt === null).length;
  return (
    <>
      <PageHead title="Confirm your roles" back={{ href: "/inbox", name: "Inbox" }}>
        Who accepted a role says at least every {attestWithinDays} days that they still hold it. What nobody confirms
        shows as out of date: somebody is named, but whether they still know is open.
      </PageHead>
      {waiting > 0 ? (
        <div className="mb-4">
          <Notice tone="attention">
            {waiting === 1 ? "One more role waits" : `${inFigures(waiting)} more roles wait`} for you to accept first.{" "}
            <a className="link" href="/inbox?kind=accept">
              {waiting === 1 ? "See it in your inbox" : "See them in your inbox"}
            </a>
          </Notice>
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title="You have accepted no role yet">
          Roles that you accept stand here, with what each means and until when your word holds.
        </EmptyState>
      ) : (
        <AttestList rows={rows} now={now} />
      )}
    </>
  );
}

/** A duty as it is confirmed; null for one that was never accepted. */
function rowOf(duty: DutyAnswer, attestWithinDays: number, now: number): AttestRow | null {
  if (duty.acceptedAt === null) return null;
  const acceptedAt = new Date(duty.acceptedAt);
  const attestedAt = duty.attestedAt === null ? null : new Date(duty.attestedAt);
  const stale = staleAt({ acceptedAt, attestedAt }, attestWithinDays);
  const role = inWords(duty.role);
  return {
    assignment: duty.assignment,
    version: duty.version,
    title: `${role.charAt(0).toUpperCase()}${role.slice(1)} of ${duty.agent.name}${duty.capability ? `, ${duty.capability.name}` : ""}`,
    means: roleMeanings[duty.role].says,
    href: `/agents/${duty.agent.slug}`,
    saidAt: new Date(stale - attestWithinDays * DAY).toISOString(),
    saidBy: duty.attestedBy?.name ?? null,
    staleAt: new Date(stale).toISOString(),
    mark: now > stale ? "faded" : "filled",
    asked: now >= stale - holderAskedAhead[0] * DAY,
  };
}
