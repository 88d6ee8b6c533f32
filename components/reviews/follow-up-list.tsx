"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useForm } from "#components/ui/use-form.ts";
import { When } from "#components/ui/when.tsx";
import type { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";
import { followUpWords } from "#lib/reviews/core/words.ts";
import type { ListedFollowUp } from "#lib/reviews/list-follow-ups.ts";

/** What the campaign asked to be revoked or changed, each until somebody confirms it. */
export function FollowUpList({
  campaign,
  followUps,
  now,
  me,
  mayAll,
}: {
  campaign: string;
  followUps: readonly ListedFollowUp[];
  now: number;
  me: string | null;
  mayAll: boolean;
}) {
  const [asked, setAsked] = useState<ListedFollowUp | null>(null);
  return (
    <>
      <ul className="border-t border-line">
        {followUps.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-sm">
            <div className="min-w-0 grow">
              <span className="font-medium">{followUpWords[one.kind]}</span>{" "}
              <a className="quiet-link" href={`/agents/${one.agent.slug}`}>
                {one.agent.name}
              </a>{" "}
              / {one.capability.name}
              <p className="text-soft">{one.ask}</p>
              {one.confirmedAt ? (
                <p className="text-soft">
                  Confirmed {one.confirmedBy ? `by ${one.confirmedBy.name} ` : ""}
                  {one.confirmedFor ? `for ${one.confirmedFor.name} ` : ""}
                  <When at={one.confirmedAt} now={now} />: {one.note}
                </p>
              ) : null}
            </div>
            {one.assignee ? <PersonName person={one.assignee} /> : <Nobody />}
            {one.confirmedAt === null ? (
              <>
                <span className="text-soft">
                  due <When at={one.dueAt} now={now} />
                </span>
                {mayAll || (me !== null && (one.assignee?.id === me || one.standIn === me)) ? (
                  <Button aria-label={`Confirm ${one.capability.name}`} onClick={() => setAsked(one)}>
                    Confirm
                  </Button>
                ) : null}
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        open={asked !== null}
        onOpen={(open) => setAsked(open ? asked : null)}
        title={asked?.kind === "revoke" ? "Is the access really gone?" : "Is the change made?"}
        says={
          asked?.kind === "revoke"
            ? "Confirming ends the capability and its grant. Who was granted what until now stays readable."
            : "Say what was changed."
        }
      >
        {asked ? (
          <ConfirmForm
            path={`/campaigns/${campaign}/follow-ups/${asked.id}/confirm`}
            version={asked.version}
            onDone={() => setAsked(null)}
          />
        ) : null}
      </Dialog>
    </>
  );
}

const labels = { note: "What was done, and how it was checked" };

function ConfirmForm({ path, version, onDone }: { path: string; version: number; onDone: () => void }) {
  const form = useForm({
    start: { values: { note: "" }, version: undefined },
    save: (_changed, { note }) => api.post<typeof confirmFollowUp>(path, { note }, { version }),
    done: onDone,
  });
  const { note } = form.values;
  return (
    <Form form={form} labels={labels} act="Confirm it is done" ready={note.trim() !== ""}>
      <TextArea
        label={labels.note}
        value={note}
        onValue={(value) => form.set("note", value)}
        maxLength={2000}
        error={form.error("note")}
      />
    </Form>
  );
}
