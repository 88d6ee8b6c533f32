"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { useDialogLeave } from "./dialog-leave.ts";
import { Overtaken } from "./overtaken.tsx";
import { Refused } from "./sending.tsx";
import { useUnsaved } from "./unsaved.ts";
import type { FormState } from "./use-form.ts";

/**
 * The frame of every form: what was refused, somebody else's edit beside one's own, the fields, and the foot. Guards what
 * is typed against leaving the dialog or the page.
 */
export function Form<Values extends object>({
  form,
  act,
  labels,
  back,
  danger,
  weight = "primary",
  ready = true,
  children,
}: {
  form: FormState<Values>;
  /** What the button that saves says. */
  act: string;
  /** The fields as people know them; also those whose messages stand beside them. */
  labels: Readonly<Record<string, string>>;
  /** The way back, where the form is a step within its dialog. */
  back?: { says: string; go: () => void };
  /** Another act at the left of the foot. */
  danger?: ReactNode;
  /** What takes something away says so. */
  weight?: "primary" | "danger";
  /** False while something is missing without which it would be refused. */
  ready?: boolean;
  children: ReactNode;
}) {
  useUnsaved(form.holds);
  const { overtaken, problem } = form;
  const frame = useRef<HTMLFormElement>(null);
  // In a long form what was refused can stand far above the button: whoever pressed it is led there.
  useEffect(() => {
    if (!problem) return;
    const wrong = frame.current?.querySelector<HTMLElement>("[aria-invalid='true']");
    if (wrong) wrong.focus();
    else frame.current?.querySelector("[role='alert']")?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  return (
    <form ref={frame} className="grid gap-3" onSubmit={form.submit}>
      <Refused problem={problem} shown={Object.keys(labels)} />
      {overtaken ? (
        <Overtaken
          clashes={overtaken.map((clash) => ({ ...clash, label: labels[clash.name] ?? clash.name }))}
          keepsMine={form.keepsMine}
          choose={form.choose}
        />
      ) : null}
      {children}
      <FormFoot
        holds={form.holds}
        busy={form.busy}
        act={overtaken ? "Save both together" : act}
        {...(back ? { back } : {})}
        danger={danger}
        weight={weight}
        disabled={!ready}
      />
    </form>
  );
}

/** The foot of a form: the way out, and the act; one act that takes something away stands apart. */
export function FormFoot({
  holds,
  busy,
  act,
  back,
  danger,
  disabled = false,
  weight = "primary",
}: {
  holds: boolean;
  busy: boolean;
  act: string;
  /** Where the form is a step within its dialog: the way back to the step before, instead of the way out. */
  back?: { says: string; go: () => void };
  danger?: ReactNode;
  disabled?: boolean;
  /** What takes something away says so. */
  weight?: "primary" | "danger";
}) {
  const leave = useDialogLeave(holds);
  const out = back ?? (leave && { says: "Cancel", go: leave });
  return (
    <div className="mt-2 flex flex-wrap justify-between gap-2">
      <span>{danger}</span>
      <span className="flex gap-2">
        {out ? <Button onClick={out.go}>{out.says}</Button> : null}
        <Button type="submit" weight={weight} disabled={busy || disabled}>
          {act}
        </Button>
      </span>
    </div>
  );
}
