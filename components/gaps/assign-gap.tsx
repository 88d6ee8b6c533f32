"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { Form } from "#components/ui/form.tsx";
import { pickIfAny } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import { useForm } from "#components/ui/use-form.ts";
import type { assignGap } from "#lib/gaps/assign-gap.ts";
import type { readGap } from "#lib/gaps/list-gaps.ts";

/** Says who is to close a gap. Only the fact that it names closes it. */
export function AssignGap({
  gap,
  weight = "quiet",
}: {
  weight?: "quiet" | "plain";
  gap: { id: string; sentence: string; version: number; assignee: { name: string; email: string } | null };
}) {
  return (
    <DialogButton
      weight={weight}
      className={weight === "quiet" ? "h-7" : ""}
      aria-label={`${gap.assignee ? "Hand on" : "Assign"}: ${gap.sentence}`}
      act={gap.assignee ? "Hand on" : "Assign"}
      title="Who is to close this gap?"
      says={
        <>
          {gap.sentence} Assigning it changes nothing about the gap itself: it closes when the fact that it names is
          there.
        </>
      }
    >
      {(close) => <AssignForm gap={gap} onDone={close} />}
    </DialogButton>
  );
}

type Assignable = Parameters<typeof AssignGap>[0]["gap"];

function AssignForm({ gap, onDone }: { gap: Assignable; onDone: () => void }) {
  const router = useRouter();
  const before = useRef(gap.assignee);
  const assign = (to: string | null, version: number | undefined) =>
    api.patch<typeof assignGap>(`/gaps/${gap.id}`, { assignee: to }, { version });
  const form = useForm({
    start: { values: { assignee: pickIfAny(gap.assignee) }, version: gap.version as number | undefined },
    save: (_changed, { assignee }, version) => assign(assignee?.reference ?? null, version),
    again: async () => {
      const now = await api.get<typeof readGap>(`/gaps/${gap.id}`);
      if (!now.ok) return null;
      before.current = now.answer.assignee;
      return { values: { assignee: pickIfAny(now.answer.assignee) }, version: now.answer.version };
    },
    done: (answer) => {
      if (answer)
        sayToast({
          says: answer.assignee ? `Assigned to ${answer.assignee.name}.` : "Assigned to nobody.",
          undo: () => assign(before.current?.email ?? null, answer.version),
          onUndone: () => router.refresh(),
        });
      onDone();
    },
  });
  const { assignee } = form.values;
  return (
    <Form
      form={form}
      labels={{ assignee: "Assignee" }}
      act={assignee || !gap.assignee ? "Assign" : "Take it away from them"}
    >
      <Picker
        label="Assignee"
        source={peopleSource}
        value={assignee}
        onValue={(value) => form.set("assignee", value)}
        error={form.error("assignee")}
      />
    </Form>
  );
}
