import { type ComponentProps, useId } from "react";

/** A labelled line to type into, with what is wrong with it beneath. */
export function TextField({
  label,
  message,
  hint,
  ...input
}: ComponentProps<"input"> & { label: string; message?: string | undefined; hint?: string }) {
  const id = useId();
  const about = [message ? `${id}-message` : null, hint ? `${id}-hint` : null].filter(Boolean).join(" ");
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-describedby={about || undefined}
        aria-invalid={message ? true : undefined}
        className="h-9 rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink"
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      ) : null}
      {message ? (
        <p id={`${id}-message`} className="text-xs text-critical">
          {message}
        </p>
      ) : null}
    </div>
  );
}
