import type { JobsState } from "#lib/jobs/core/job-answer.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

/** How much waits, runs and failed, in one line of figures. */
export function QueueFigures({ state }: { state: JobsState }) {
  const { counts, mail, webhooks } = state;
  const figures = [
    { name: "Running", value: counts.running },
    { name: "Waiting", value: counts.waiting },
    { name: "Set for later", value: counts.scheduled },
    { name: "Failed", value: counts.failed, href: "#failed", wrong: true },
    { name: "Mails waiting", value: mail.waiting },
    { name: "Mails given up", value: mail.failed, href: "#mails", wrong: true },
    { name: "Messages waiting", value: webhooks.waiting },
    { name: "Dead letters", value: webhooks.dead, href: "/settings/webhooks", wrong: true },
  ];
  return (
    <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line py-4 sm:grid-cols-4">
      {figures.map(({ name, value, href, wrong }) => (
        <div key={name}>
          <dt className="text-xs text-soft">{name}</dt>
          <dd className={`text-lg font-semibold tabular-nums ${wrong && value > 0 ? "text-critical" : ""}`}>
            {href && value > 0 ? (
              <a className="hover:underline" href={href}>
                {inFigures(value)}
              </a>
            ) : (
              inFigures(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
