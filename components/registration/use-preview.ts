"use client";

import { useEffect, useRef, useState } from "react";
import { api } from "#components/api-client.ts";
import type { PreviewAnswer, previewAgent } from "#lib/registry/preview-agent.ts";
import { previewBody, type RegistrationForm } from "./registration-form.ts";

const QUIET = 300;

/** What the form would come to, asked for while typing: the newest answer wins, and an old one stays until it comes. */
export function usePreview(
  form: RegistrationForm,
  slug: string | null,
): {
  preview: PreviewAnswer | null;
  asking: boolean;
  failed: boolean;
} {
  const [preview, setPreview] = useState<PreviewAnswer | null>(null);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const asked = useRef(0);
  useEffect(() => {
    const mine = ++asked.current;
    const waiting = setTimeout(async () => {
      setAsking(true);
      let refused: readonly string[] = [];
      for (let attempt = 0; attempt < 2; attempt++) {
        const outcome = await api.post<typeof previewAgent>("/agents/preview", previewBody(form, slug, refused));
        if (mine !== asked.current) return;
        if (outcome.ok) {
          setPreview(outcome.answer);
          setFailed(false);
          break;
        }
        refused = outcome.problem.errors.map(({ path }) => path);
        if (attempt > 0 || refused.length === 0) setFailed(true);
      }
      setAsking(false);
    }, QUIET);
    return () => clearTimeout(waiting);
  }, [form, slug]);
  return { preview, asking, failed };
}
