"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { fieldOf } from "#components/ui/field-of.ts";
import { useGo } from "#components/ui/going.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { agentRoles, type Role } from "#lib/registry/core/vocabulary.ts";
import type { AgentDraft } from "./agent-draft.ts";
import { IdentityFields, PurposeFields, ReadinessFields, WorkingFields } from "./agent-fields.tsx";
import { CapabilityRows } from "./capability-rows.tsx";
import { PeopleRows } from "./people-rows.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { ReachFields, VendorFields } from "./reach-fields.tsx";
import type { RegistrationForm } from "./registration-form.ts";
import type { Kept } from "./save-draft.ts";
import { type Keeping, useDraft } from "./use-draft.ts";
import { usePreview } from "./use-preview.ts";

/** The short form: name first, the rest in small groups; it keeps itself and shows what it comes to. */
export function Registration({ initial, kept: before }: { initial: RegistrationForm; kept: Kept }) {
  const go = useGo();
  const { form, change, keep, keeping, errors, kept } = useDraft(initial, before);
  const { preview, asking, failed } = usePreview(form, kept.agent?.slug ?? null);
  const { busy, problem, send } = useSending();
  const [named, setNamed] = useState(true);
  const set = <Name extends keyof AgentDraft>(name: Name, value: AgentDraft[Name]) =>
    change((so) => ({ ...so, agent: { ...so.agent, [name]: value } }));
  const error = (path: string) => errors.find((one) => one.path === path)?.message;
  const typing = { values: form.agent, set, error };
  const field = fieldOf(typing);
  const slug = kept.agent?.slug;
  const roles: readonly Role[] = preview?.rolesDemanded ?? agentRoles;

  const submit = async () => {
    if (form.agent.name.trim() === "") {
      setNamed(false);
      return;
    }
    const address = await keep();
    if (address === null) return;
    if (await send(() => api.post(`/agents/${address}/submit`, {}), { stay: true })) go(`/agents/${address}`);
  };

  return (
    <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <div className="pb-5">
          <TextField
            {...field("name")}
            label="Name"
            hint="It is kept as a draft from here on; everything else can follow later."
            error={error("name") ?? (named || form.agent.name.trim() ? undefined : "Give it a name first.")}
            maxLength={200}
            autoFocus={!slug}
          />
        </div>
        <PurposeFields {...typing} />
        <WorkingFields {...typing} />
        <CapabilityRows
          capabilities={form.capabilities}
          onCapabilities={(capabilities) => change((so) => ({ ...so, capabilities }))}
          error={error}
        />
        <PeopleRows
          roles={roles}
          people={form.people}
          onPerson={(role, person) => change((so) => ({ ...so, people: { ...so.people, [role]: person } }))}
          error={error}
        />
        <details className="border-t border-line py-4" open={Boolean(slug && before.agent)}>
          <summary className="font-semibold text-accent hover:underline">
            Identity, vendor, reach, and what to do when something goes wrong
          </summary>
          <div className="mt-4">
            <IdentityFields {...typing} />
            <VendorFields {...typing} />
            <ReachFields {...typing} />
            <ReadinessFields {...typing} />
          </div>
        </details>
        <div className="border-t border-line-strong py-5">
          <Unstated preview={preview?.unstated ?? []} />
          <Refused problem={problem} />
          <div className="flex flex-wrap items-center gap-3">
            <Button weight="primary" onClick={submit} disabled={busy}>
              Submit for approval
            </Button>
            {slug ? <ButtonLink href={`/agents/${slug}`}>Go to its page</ButtonLink> : null}
            <KeepingLine keeping={keeping} refused={errors.length} slug={slug} />
          </div>
        </div>
      </form>
      <aside aria-label="What it comes to" className="border-t border-line pt-4 lg:border-t-0 lg:pt-0">
        <Scrolling
          label="Tier, roles and gaps so far"
          className="lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:border-l lg:border-line lg:pl-6"
        >
          <div className="hidden pb-3 lg:block">
            <KeepingLine keeping={keeping} refused={errors.length} slug={slug} />
          </div>
          <PreviewPanel preview={preview} asking={asking} failed={failed} />
        </Scrolling>
      </aside>
    </div>
  );
}

function Unstated({ preview }: { preview: readonly { path: string; message: string }[] }) {
  if (preview.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice title="Before it can be submitted">
        <ul className="list-disc pl-4">
          {preview.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

const clock = (at: number): string =>
  new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "UTC" });

/** Whether what was typed is kept, and since when. */
function KeepingLine({ keeping, refused, slug }: { keeping: Keeping; refused: number; slug: string | undefined }) {
  return (
    <p role="status" className="text-sm text-soft">
      {keeping.state === "nothing" ? (slug ? "Everything is saved" : "Not saved yet: it needs a name") : null}
      {keeping.state === "typing" || keeping.state === "saving" ? "Saving …" : null}
      {keeping.state === "saved"
        ? refused > 0
          ? `Saved at ${clock(keeping.at)} UTC, but for what is marked`
          : `Saved as a draft at ${clock(keeping.at)} UTC`
        : null}
      {keeping.state === "stopped" ? (
        <span className="text-critical">
          Not saved: {keeping.problem.message}{" "}
          {slug ? (
            <a className="link" href={`/agents/${slug}`}>
              See how it is now
            </a>
          ) : null}
        </span>
      ) : null}
    </p>
  );
}
