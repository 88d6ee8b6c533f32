"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { fieldOf } from "#components/ui/field-of.ts";
import { useGo } from "#components/ui/going.tsx";
import { Overtaken } from "#components/ui/overtaken.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { editAgent } from "#lib/registry/edit-agent.ts";
import type { readAgent } from "#lib/registry/read-agent.ts";
import type { AgentRecord } from "#lib/registry/store-agents.ts";
import { type AgentBody, type AgentDraft, bodyOf, changedFields, draftOf, fieldNames } from "./agent-draft.ts";
import { IdentityFields, PurposeFields, ReadinessFields, shownPaths, WorkingFields } from "./agent-fields.tsx";
import { type Conflict, conflictsBetween, merged } from "./merge-edits.ts";
import { ReachFields, VendorFields } from "./reach-fields.tsx";

interface Based {
  version: number;
  body: AgentBody;
}

const basedOn = (agent: AgentRecord): Based => ({ version: agent.version, body: bodyOf(draftOf(agent)) });

/** All facts in their groups. An edit that somebody overtook is not lost: both are shown, field by field. */
export function EditFacts({ agent, decidesPurpose }: { agent: AgentRecord; decidesPurpose: boolean }) {
  const router = useRouter();
  const go = useGo();
  const { busy, problem, send, forget } = useSending();
  const [base, setBase] = useState(() => basedOn(agent));
  const [saved, setSaved] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(agent));
  const [overtaken, setOvertaken] = useState<{ agent: AgentRecord; conflicts: readonly Conflict[] } | null>(null);
  const [keepMine, setKeepMine] = useState<ReadonlySet<keyof AgentBody>>(new Set());
  const set = <Name extends keyof AgentDraft>(name: Name, value: AgentDraft[Name]) =>
    setDraft((before) => ({ ...before, [name]: value }));
  const error = (path: string) => problem?.errors.find((one) => one.path === path)?.message;
  const typing = { values: draft, set, error };
  const field = fieldOf(typing);
  const changes = changedFields(bodyOf(draft), base.body);
  const page = `/agents/${agent.slug}?section=facts`;

  const save = async (from: Based, said: AgentDraft) => {
    const changed = changedFields(bodyOf(said), from.body);
    if (Object.keys(changed).length === 0) {
      go(page);
      return;
    }
    let stale = false;
    const sent = await send(
      async () => {
        const outcome = await api.patch<typeof editAgent>(`/agents/${agent.slug}`, changed, { version: from.version });
        stale = !outcome.ok && outcome.problem.status === 412;
        return outcome;
      },
      { stay: true },
    );
    if (sent) {
      setSaved(true);
      go(page);
      router.refresh();
    } else if (stale) await look(said);
  };

  /** Somebody was faster: their state, and which fields need a decision. */
  const look = async (said: AgentDraft) => {
    const outcome = await api.get<typeof readAgent>(`/agents/${agent.slug}`);
    if (!outcome.ok) return;
    forget();
    const theirs = outcome.answer;
    setKeepMine(new Set());
    setOvertaken({ agent: theirs, conflicts: conflictsBetween(base.body, bodyOf(draftOf(theirs)), bodyOf(said)) });
  };

  const merge = () => {
    if (!overtaken) return;
    const theirs = draftOf(overtaken.agent);
    const together = merged(
      { base: base.body, theirs: { draft: theirs, body: bodyOf(theirs) }, mine: { draft, body: bodyOf(draft) } },
      keepMine,
    );
    const next = basedOn(overtaken.agent);
    setDraft(together);
    setBase(next);
    setOvertaken(null);
    save(next, together);
  };

  const choose = (field: string, mine: boolean) => {
    const next = new Set(keepMine);
    if (mine) next.add(field as keyof AgentBody);
    else next.delete(field as keyof AgentBody);
    setKeepMine(next);
  };
  useUnsaved(Object.keys(changes).length > 0 && !saved);

  return (
    <form
      className="max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        if (overtaken) merge();
        else save(base, draft);
      }}
    >
      {overtaken ? (
        <Overtaken
          what="this agent"
          clashes={overtaken.conflicts.map(({ field, theirs, mine }) => ({
            name: field,
            label: fieldNames[field],
            theirs,
            mine,
          }))}
          keepsMine={(field) => keepMine.has(field as keyof AgentBody)}
          choose={choose}
        />
      ) : (
        <Refused problem={problem} shown={shownPaths} />
      )}
      <div className="pb-5">
        <TextField {...field("name")} label="Name" />
      </div>
      <PurposeFields {...typing} decides={decidesPurpose} />
      <WorkingFields {...typing} />
      <IdentityFields {...typing} />
      <VendorFields {...typing} />
      <ReachFields {...typing} />
      <ReadinessFields {...typing} />
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line-strong bg-paper py-3">
        <Button type="submit" weight="primary" disabled={busy}>
          {overtaken ? "Save both together" : "Save the facts"}
        </Button>
        <ButtonLink href={page}>Cancel</ButtonLink>
        <span className="text-sm text-soft" role="status">
          {changedInWords(Object.keys(changes) as (keyof AgentBody)[])}
        </span>
      </div>
    </form>
  );
}

function changedInWords(fields: readonly (keyof AgentBody)[]): string {
  if (fields.length === 0) return "Nothing changed yet";
  const names = fields.slice(0, 3).map((field) => fieldNames[field].toLowerCase());
  return `Changed: ${names.join(", ")}${fields.length > 3 ? ` and ${fields.length - 3} more` : ""}`;
}
