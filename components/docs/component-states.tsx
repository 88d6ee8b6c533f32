"use client";

import { useState } from "react";
import { PersonName } from "#components/people/person-name.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Choice, TextArea, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import { When } from "#components/ui/when.tsx";

/** Components in every state, to look at on both papers. */
export function ComponentStates({ now }: { now: number }) {
  const [text, setText] = useState("Refunds of open tickets only");
  const [open, setOpen] = useState(false);
  const iso = (days: number) => new Date(now - days * 86_400_000).toISOString();
  return (
    <>
      <Section id="acts" title="Acts" says="One primary act per screen; buttons name the act.">
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
          <Button weight="primary">Accept ownership</Button>
          <Button>Name a responder</Button>
          <Button weight="quiet">Change</Button>
          <Button weight="danger">Suspend agent</Button>
          <Button weight="primary" disabled>
            Not possible now
          </Button>
          <Button disabled>Not possible now</Button>
          <ButtonLink href="#acts">A link that is an act</ButtonLink>
          <Button onClick={() => setOpen(true)}>Open a dialog</Button>
          <Button
            onClick={() =>
              sayToast({ says: "Assigned to Mira Chen.", undo: async () => ({ ok: true, answer: undefined }) })
            }
          >
            Say a toast
          </Button>
        </div>
        <Dialog open={open} onOpen={setOpen} title="A question" says="It stands in front of the page until answered.">
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button weight="primary" onClick={() => setOpen(false)}>
              Yes, do it
            </Button>
          </div>
        </Dialog>
      </Section>
      <Section id="fields" title="Fields" says="What belongs here above, what is wrong beneath, in plain words.">
        <div className="grid gap-4 border-t border-line pt-3 sm:grid-cols-2">
          <TextField label="Name" value={text} onValue={setText} hint="How people will know it." />
          <TextField label="Name" value="" onValue={() => {}} error="Write a name." />
          <TextField label="Not to be changed" value="ana@example.com" onValue={() => {}} disabled />
          <Choice
            label="Environment"
            value=""
            onValue={() => {}}
            options={[{ value: "production", label: "production" }]}
            optional
          />
          <TextArea label="Task boundary" value={text} onValue={setText} />
        </div>
      </Section>
      <Section id="sentences" title="Sentences that matter">
        <div className="grid gap-3">
          <Notice title="A plain notice">Something to know on this page.</Notice>
          <Notice tone="attention" title="Attention">
            Nobody answers for this system, and two agents act on it.
          </Notice>
          <Notice tone="critical" title="Something was refused">
            Somebody changed this agent while you typed. Nothing of yours was lost.
          </Notice>
          <Notice tone="good" title="Done">
            41 rows were imported.
          </Notice>
        </div>
      </Section>
      <Section id="rows" title="Facts, people, times, nothing">
        <Facts
          facts={[
            { name: "Owner", value: <PersonName linked={false} person={person("Mira Chen", null)} /> },
            { name: "Somebody who left", value: <PersonName linked={false} person={person("Jonas Weber", iso(20))} /> },
            { name: "Not stated", value: null },
            { name: "A time", value: <When at={iso(3)} now={now} /> },
          ]}
        />
        <div className="mt-4">
          <EmptyState title="Nothing is here yet" action={<Button weight="primary">Add the first</Button>}>
            Says what belongs here, why it matters, and offers the one act.
          </EmptyState>
        </div>
      </Section>
    </>
  );
}

const person = (name: string, leftAt: string | null) => ({
  id: "00000000-0000-0000-0000-000000000000",
  name,
  email: "name@example.com",
  status: leftAt ? ("left" as const) : ("active" as const),
  leftAt,
});
