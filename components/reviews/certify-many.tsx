"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { certifyItems } from "#lib/reviews/certify-items.ts";
import type { ListedItem } from "#lib/reviews/store-item-answers.ts";

/** All or none are certified, so that they are few enough to be read. */
const MOST = 200;

interface Certified {
  campaign: string;
  /** Those that wait for the asker and are of low or moderate tier. */
  items: readonly ListedItem[];
  onDone: () => void;
}

/** Certifies several items at once; what is riskier, or waits for somebody else, is left alone. */
export function CertifyMany({ chosen, ...asked }: Certified & { chosen: number }) {
  const items = asked.items.slice(0, MOST);
  if (items.length === 0) return null;
  const says =
    items.length < chosen
      ? `Of the ${inFigures(chosen)} chosen these wait for you and are of low or moderate tier${items.length === MOST ? `; at most ${MOST} at once` : ""}. All others are answered one by one.`
      : "They wait for you and are of low or moderate tier.";
  return (
    <DialogButton
      weight="primary"
      className="h-7"
      act={`Certify ${inFigures(items.length)}`}
      title={`Certify ${counted(items.length, "item", "items")}?`}
      says={says}
    >
      {(close) => (
        <CertifyForm
          {...asked}
          items={items}
          onDone={() => {
            close();
            asked.onDone();
          }}
        />
      )}
    </DialogButton>
  );
}

function CertifyForm({ campaign, items, onDone }: Certified) {
  const [read, setRead] = useState(false);
  const { busy, problem, send } = useSending();
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const body = {
          items: items.map(({ id }) => id),
          versions: Object.fromEntries(items.map(({ id, version }) => [id, version])),
          riskConfirmed: read,
        };
        if (await send(() => api.post<typeof certifyItems>(`/campaigns/${campaign}/certify`, body))) onDone();
      }}
    >
      <Refused problem={problem} />
      <Tick label="I read their residual risk again, and it stands" checked={read} onChecked={setRead} />
      <FormFoot holds={false} busy={busy} disabled={false} act="Certify" />
    </form>
  );
}
