"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { CampaignEvent } from "#lib/reviews/core/campaign-lifecycle.ts";
import { SignOffForm } from "./sign-off-form.tsx";

interface Offered {
  event: CampaignEvent;
  because: string | null;
}

const words: Record<CampaignEvent, { label: string; asks: string; says: string }> = {
  schedule: { label: "Schedule", asks: "Schedule this campaign?", says: "It opens by itself at its start." },
  unschedule: {
    label: "Back to draft",
    asks: "Take it back to a draft?",
    says: "It does not open until it is scheduled again.",
  },
  open: {
    label: "Open now",
    asks: "Open this campaign now?",
    says: "Every reviewer is told, once. The settings stay as they are from then on.",
  },
  close: {
    label: "Close campaign",
    asks: "Close this campaign?",
    says: "Outcomes are applied: revoked capabilities are suspended at once, and each revocation and change is followed until it is confirmed. What nobody answered stays unanswered.",
  },
  repeat: {
    label: "Ask again",
    asks: "Ask again what nobody answered?",
    says: "Only unanswered items open again, with reviewers found anew. Decisions stay.",
  },
  sign_off: {
    label: "Sign off",
    asks: "Sign off this campaign?",
    says: "You stand for the result with your name. The report is final from then on.",
  },
  cancel: {
    label: "Cancel campaign",
    asks: "Cancel this campaign?",
    says: "What was decided stays decided; what waits is withdrawn, and nobody is asked any more.",
  },
};
const order: readonly CampaignEvent[] = ["sign_off", "close", "schedule", "open", "repeat", "unschedule", "cancel"];

/** What may be done with a campaign now, and why something that could be is not possible yet. */
export function CampaignActions({
  campaign,
  offers,
  mayManage,
}: {
  campaign: { id: string; version: number; state: string };
  offers: readonly Offered[];
  mayManage: boolean;
}) {
  const [asked, setAsked] = useState<CampaignEvent | null>(null);
  const { busy, problem, send, forget } = useSending();
  const sorted = order.flatMap((event) => offers.filter((offer) => offer.event === event));
  const first = sorted.find(({ because, event }) => because === null && event !== "cancel")?.event;
  const path = `/campaigns/${campaign.id}`;
  const act = (event: CampaignEvent, said: { note?: string } = {}) =>
    send(() => api.post(`${path}/${event.replace("_", "-")}`, said, { version: campaign.version }), {
      after: () => setAsked(null),
    });
  const nudge = (event: "remind" | "escalate") => send(() => api.post(`${path}/${event}`, {}));
  return (
    <>
      {mayManage && campaign.state === "draft" ? (
        <ButtonLink href={`/reviews/${campaign.id}/edit`}>Edit</ButtonLink>
      ) : null}
      {mayManage && campaign.state === "open" ? (
        <>
          <Button disabled={busy} onClick={() => nudge("remind")}>
            Remind
          </Button>
          <Button disabled={busy} onClick={() => nudge("escalate")}>
            Escalate
          </Button>
        </>
      ) : null}
      {sorted.map(({ event, because }) => (
        <Button
          key={event}
          weight={event === first ? "primary" : event === "cancel" ? "danger" : "plain"}
          disabled={because !== null || busy}
          title={because ?? undefined}
          onClick={() => {
            forget();
            setAsked(event);
          }}
        >
          {words[event].label}
        </Button>
      ))}
      <Dialog
        open={asked !== null}
        onOpen={(open) => setAsked(open ? asked : null)}
        title={asked ? words[asked].asks : ""}
        says={asked ? words[asked].says : ""}
        calm={asked !== "sign_off"}
      >
        <Refused problem={problem} />
        {asked === "sign_off" ? (
          <SignOffForm busy={busy} act={words.sign_off.label} onSign={(said) => act("sign_off", said)} />
        ) : (
          <div className="mt-4 flex justify-end gap-2">
            <Button onClick={() => setAsked(null)}>Leave it</Button>
            {asked ? (
              <Button weight={asked === "cancel" ? "danger" : "primary"} disabled={busy} onClick={() => act(asked)}>
                {words[asked].label}
              </Button>
            ) : null}
          </div>
        )}
      </Dialog>
      {asked === null ? <Refused problem={problem} /> : null}
    </>
  );
}
