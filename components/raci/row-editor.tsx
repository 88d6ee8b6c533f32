"use client";

import { useState } from "react";
import { nameAct } from "#components/agents/seat-words.ts";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { dayOf } from "#components/ui/relative-time.ts";
import { type DutySource, raciTemplate } from "#lib/raci/core/template.ts";
import { inWords, type Role, roles } from "#lib/registry/core/vocabulary.ts";
import type { EditedRow } from "./edited-row.ts";
import { OverrideEditor } from "./override-editor.tsx";
import { OverrideForm } from "./override-form.tsx";
import { type SeatAct, SeatActForm } from "./seat-act-form.tsx";
import { type AgentMatrix, type HeldAssignment, rowIn, useAgentMatrix } from "./use-agent-matrix.ts";

/** Changes who answers for one duty, with the gaps that this opens and closes before it is saved; and its overrides. */
export function RowEditor({
  row,
  revision,
  onClose,
  onChanged,
}: {
  row: EditedRow | null;
  revision: number;
  onClose: () => void;
  /** Something was saved: what is shown of the agent is old. */
  onChanged: (agent: string) => void;
}) {
  return (
    <Dialog
      open={row !== null}
      onOpen={(open) => open || onClose()}
      title={row?.title ?? ""}
      says={row ? (row.subject === row.agent.name ? row.agent.name : `${row.subject} · ${row.agent.name}`) : ""}
    >
      {row ? (
        <Content
          key={`${row.agent.slug} ${row.duty} ${row.capability} ${row.control}`}
          {...{ row, revision, onChanged }}
        />
      ) : null}
    </Dialog>
  );
}

const sourceOf = (duty: string): DutySource | undefined =>
  raciTemplate.duties.find(({ id }) => id === duty)?.accountable;

const isRole = (source: DutySource | undefined): source is Role => (roles as readonly unknown[]).includes(source);

function Content({
  row,
  revision,
  onChanged,
}: {
  row: EditedRow;
  revision: number;
  onChanged: (agent: string) => void;
}) {
  const { matrix, problem } = useAgentMatrix(row.agent.slug, revision);
  const [act, setAct] = useState<SeatAct | null>(null);
  const [overriding, setOverriding] = useState(false);
  const source = sourceOf(row.duty);
  const found = matrix && rowIn(matrix, row);
  const changed = () => {
    setAct(null);
    setOverriding(false);
    onChanged(row.agent.slug);
  };
  if (problem) return <Notice tone="critical">{problem.message}</Notice>;
  if (!matrix) return <p className="text-sm text-soft">Reading who answers …</p>;
  if (act && isRole(source))
    return <SeatActForm key={act.kind} {...{ row, role: source, act }} onBack={() => setAct(null)} onSaved={changed} />;
  if (overriding) return <OverrideForm row={row} onBack={() => setOverriding(false)} onSaved={changed} />;
  return (
    <div className="grid gap-4">
      {found?.problems.map((said) => (
        <Notice key={said} tone="critical">
          {said}
        </Notice>
      ))}
      {isRole(source) ? (
        <Seat {...{ row, role: source, matrix }} onAct={setAct} />
      ) : (
        <NoSeat row={row} source={source} />
      )}
      <p className="flex flex-wrap gap-x-4 text-xs">
        {row.performedBy ? (
          <a href={`/controls/${row.performedBy}`} className="link">
            Performed by {row.performedBy}
          </a>
        ) : null}
        {row.playbook ? (
          <a href={row.playbook} rel="noreferrer" target="_blank" className="link">
            Playbook for when it fails
          </a>
        ) : null}
        <MomentLink href={`/agents/${row.agent.slug}?section=people`} className="link">
          All people of {row.agent.name}
        </MomentLink>
      </p>
      <OverrideEditor row={row} matrix={matrix} onAdd={() => setOverriding(true)} onChanged={changed} />
    </div>
  );
}

/** Who is in the seat that this row's A comes from, and what can be done about it. */
function Seat({
  row,
  role,
  matrix,
  onAct,
}: {
  row: EditedRow;
  role: Role;
  matrix: AgentMatrix;
  onAct: (act: SeatAct) => void;
}) {
  const inRole = [...matrix.assignments.values()].filter((held) => held.role === role);
  const own = inRole.filter(({ capability }) => capability?.slug === row.capability && row.capability !== null);
  const defaults = inRole.filter(({ capability }) => capability === null);
  const holders = own.some(({ person }) => person !== null) ? own : [...own, ...defaults];
  return (
    <section aria-label={`Who is ${inWords(role)}`}>
      {holders.length === 0 ? (
        <p className="flex items-center gap-2 text-sm">
          <span aria-hidden="true" className="empty-seat" /> Nobody is {inWords(role)} here.
        </p>
      ) : (
        <ul>
          {holders.map((held) => (
            <Holder key={held.id} {...{ held, row }} mayAssign={row.may.assign} onAct={onAct} />
          ))}
        </ul>
      )}
      {row.may.assign ? (
        <Button
          weight={holders.length === 0 ? "primary" : "plain"}
          className="mt-2"
          onClick={() => onAct({ kind: "name", taken: holders.length > 0 })}
        >
          {nameAct(role)}
        </Button>
      ) : null}
    </section>
  );
}

function Holder({
  held,
  row,
  mayAssign,
  onAct,
}: {
  held: HeldAssignment;
  row: EditedRow;
  mayAssign: boolean;
  onAct: (act: SeatAct) => void;
}) {
  const name = held.person?.name ?? held.team?.name ?? "";
  const offers: { kind: Exclude<SeatAct["kind"], "name">; says: string; shown: boolean }[] = [
    { kind: "mark", says: "Make accountable", shown: held.person !== null && !held.accountable },
    { kind: "replace", says: "Replace", shown: held.person !== null },
    { kind: "deputies", says: "Deputies", shown: held.person !== null },
    { kind: "end", says: "End", shown: true },
  ];
  return (
    <li className="border-b border-line py-1.5">
      <p className="text-sm">
        <span className="font-medium">{name}</span>
        {held.accountable ? " · accountable" : held.team ? " · team, responsible" : " · responsible"}
        {held.capability === null && row.capability !== null ? " · default of the agent" : ""}
      </p>
      <p className="text-xs text-soft">
        Since {dayOf(Date.parse(held.startsAt))}
        {held.person ? (held.acceptedAt ? ", accepted" : ", not accepted yet") : ""}
        {held.deputies.length > 0 ? `, deputies: ${held.deputies.map((deputy) => deputy.name).join(", ")}` : ""}
      </p>
      {mayAssign ? (
        <p className="-ml-2 flex flex-wrap">
          {offers
            .filter(({ shown }) => shown)
            .map(({ kind, says }) => (
              <Button key={kind} weight="quiet" className="h-7" onClick={() => onAct({ kind, held })}>
                {says}
                <span className="sr-only">: {name}</span>
              </Button>
            ))}
        </p>
      ) : null}
    </li>
  );
}

/** A control's owner and who accepted the residual risk are named where the agent's page asks for them. */
function NoSeat({ row, source }: { row: EditedRow; source: DutySource | undefined }) {
  const [section, says] =
    source === "owner_of_control"
      ? ["controls", "The A is the control's owner: named on the agent, else the organisation's default."]
      : ["facts", "The A is who accepted the residual risk, by name."];
  return (
    <p className="text-sm">
      {says}{" "}
      <MomentLink href={`/agents/${row.agent.slug}?section=${section}`} className="link">
        Change it on the agent's page
      </MomentLink>
    </p>
  );
}
