import type { ReactNode } from "react";

/** A small group of fields under a hairline, with its name at the left where there is room. */
export function FormGroup({ title, says, children }: { title: string; says?: string; children: ReactNode }) {
  return (
    <fieldset className="border-t border-line py-5">
      <legend className="sr-only">{title}</legend>
      <p aria-hidden="true" className="font-semibold">
        {title}
      </p>
      {says ? <p className="text-sm text-soft">{says}</p> : null}
      <div className="mt-3 grid gap-3">{children}</div>
    </fieldset>
  );
}
