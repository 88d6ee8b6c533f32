"use client";

import { type ReactNode, useId } from "react";

export const inputLook =
  "w-full rounded-md border border-line-strong bg-raised px-2.5 text-sm text-ink placeholder:text-soft disabled:border-line disabled:bg-tint disabled:text-soft aria-invalid:border-critical";

interface Around {
  label: string;
  /** How the label goes on for who listens: who looks sees it beside the field. */
  heard?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
}

/** A label, what belongs here, the input, and what is wrong with it, tied together for assistive technology. */
export function Field({
  label,
  heard,
  hint,
  error,
  optional,
  children,
}: Around & {
  children: (wiring: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
        {heard ? <span className="sr-only"> {heard}</span> : null}
        {optional ? <span className="ml-1.5 font-normal text-soft">optional</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      ) : null}
      <div className="mt-1">
        {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-xs text-critical">
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface Valued {
  value: string;
  onValue: (value: string) => void;
  disabled?: boolean;
}

export function TextField({
  value,
  onValue,
  disabled,
  placeholder,
  type = "text",
  maxLength,
  autoFocus,
  mono,
  ...around
}: Around & Valued & { placeholder?: string; type?: string; maxLength?: number; autoFocus?: boolean; mono?: boolean }) {
  return (
    <Field {...around}>
      {(wiring) => (
        <input
          {...wiring}
          type={type}
          value={value}
          disabled={disabled}
          placeholder={placeholder}
          maxLength={maxLength}
          // biome-ignore lint/a11y/noAutofocus: only the first field of a dialog that was just opened
          autoFocus={autoFocus}
          onChange={(event) => onValue(event.target.value)}
          className={`${inputLook} h-9 ${mono ? "font-mono" : ""}`}
        />
      )}
    </Field>
  );
}

export function TextArea({
  value,
  onValue,
  disabled,
  placeholder,
  rows = 3,
  maxLength,
  ...around
}: Around & Valued & { placeholder?: string; rows?: number; maxLength?: number }) {
  return (
    <Field {...around}>
      {(wiring) => (
        <textarea
          {...wiring}
          value={value}
          disabled={disabled}
          placeholder={placeholder}
          rows={rows}
          maxLength={maxLength}
          onChange={(event) => onValue(event.target.value)}
          className={`${inputLook} py-1.5 leading-5`}
        />
      )}
    </Field>
  );
}

export function Choice({
  value,
  onValue,
  disabled,
  options,
  none = "Not stated",
  ...around
}: Around & Valued & { options: readonly { value: string; label: string }[]; none?: string | null }) {
  return (
    <Field {...around}>
      {(wiring) => (
        <select
          {...wiring}
          value={value}
          disabled={disabled}
          onChange={(event) => onValue(event.target.value)}
          className={`${inputLook} h-9`}
        >
          {none === null ? null : <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Two fields beside each other where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-3 sm:grid-cols-2">{children}</div>
);
