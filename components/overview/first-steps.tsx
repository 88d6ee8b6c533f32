"use client";

import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { keepPreference, STEPS_COOKIE } from "#components/shell/preferences.ts";
import { ButtonLink } from "#components/ui/button.tsx";

export interface Step {
  title: string;
  says: string;
  done: boolean;
  acts: readonly { href: string; name: string; download?: boolean }[];
}

/** The way into an empty registry. Each step is ticked by what the registry holds, never by a click. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const router = useRouter();
  const done = steps.filter((step) => step.done).length;
  const next = steps.findIndex((step) => !step.done);
  return (
    <section aria-labelledby="first-steps" className="mb-8 border-y border-line-strong py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="first-steps" className="text-lg font-semibold">
          First steps
          <span className="ml-2 font-normal text-soft">
            {done} of {steps.length} done
          </span>
        </h2>
        <button
          type="button"
          className="text-sm text-accent hover:underline"
          onClick={() => {
            keepPreference(STEPS_COOKIE, "off");
            router.refresh();
          }}
        >
          Do not show these
        </button>
      </div>
      <ol className="mt-3 border-t border-line">
        {steps.map((step, index) => (
          <li
            key={step.title}
            className="grid gap-x-4 gap-y-2 border-b border-line py-3 sm:grid-cols-[1.75rem_minmax(0,1fr)_auto]"
            aria-current={index === next ? "step" : undefined}
          >
            <span
              aria-hidden="true"
              className={`grid size-6 place-items-center rounded-sm text-xs font-semibold ${
                step.done ? "bg-accent text-on-accent" : "border border-dashed border-line-strong text-soft"
              }`}
            >
              {step.done ? <Check size={14} /> : index + 1}
            </span>
            <div>
              <h3 className={`font-medium ${step.done ? "text-soft" : ""}`}>
                {step.title}
                {step.done ? <span className="ml-2 text-xs font-normal">done</span> : null}
              </h3>
              <p className="max-w-2xl text-sm text-soft">{step.says}</p>
            </div>
            {step.done ? null : (
              <div className="flex flex-wrap items-start gap-2 sm:justify-end">
                {step.acts.map(({ href, name, download }, place) =>
                  download ? (
                    <a key={href} href={href} download className="link py-1.5 text-sm">
                      {name}
                    </a>
                  ) : (
                    <ButtonLink key={href} href={href} weight={index === next && place === 0 ? "primary" : "plain"}>
                      {name}
                    </ButtonLink>
                  ),
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
