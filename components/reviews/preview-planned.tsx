"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { CampaignPreview as Preview, previewCampaign } from "#lib/reviews/preview-campaign.ts";
import { CampaignPreview } from "./campaign-preview.tsx";

/** What a campaign that is planned would ask if it opened now, counted when somebody wants to see it. */
export function PreviewPlanned({ campaign }: { campaign: string }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const { busy, problem, send } = useSending();
  const count = () =>
    send(() => api.post<typeof previewCampaign>("/campaigns/preview", { campaign }), { after: setPreview, stay: true });
  return (
    <>
      <Refused problem={problem} />
      <Button disabled={busy} onClick={count}>
        {preview === null ? "Count what it would ask" : "Count again"}
      </Button>
      <div className="mt-3 max-w-xl">
        <CampaignPreview preview={preview} counting={busy} />
      </div>
    </>
  );
}
