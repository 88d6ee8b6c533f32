import { Scrolling } from "#components/ui/scrolling.tsx";
import { When } from "#components/ui/when.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { WebhookAnswer } from "#lib/webhooks/core/webhook-answer.ts";
import { EndWebhook } from "./end-webhook.tsx";
import { RotateSecret } from "./rotate-secret.tsx";
import { SendTest } from "./send-test.tsx";

const formats: Readonly<Record<WebhookAnswer["format"], string>> = { standard: "signed JSON", slack: "Slack" };

/** Endpoints and what became of what they were told. */
export function WebhookTable({ webhooks, now }: { webhooks: readonly WebhookAnswer[]; now: number }) {
  return (
    <Scrolling label="Endpoints">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Host</th>
            <th scope="col">Format</th>
            <th scope="col">Told of</th>
            <th scope="col" className="text-right">
              Delivered
            </th>
            <th scope="col" className="text-right">
              Waiting
            </th>
            <th scope="col" className="text-right">
              Dead letters
            </th>
            <th scope="col">Added</th>
            <th scope="col">
              <span className="sr-only">Act</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((webhook) => (
            <tr key={webhook.id} className="whitespace-nowrap">
              <td className="font-medium">{webhook.name}</td>
              <td className="font-mono text-xs" title={webhook.url}>
                {new URL(webhook.url).host}
              </td>
              <td>{formats[webhook.format]}</td>
              <td className="font-mono text-xs">{webhook.events.join(", ")}</td>
              <td className="text-right tabular-nums">{inFigures(webhook.delivered)}</td>
              <td className="text-right tabular-nums">{inFigures(webhook.waiting)}</td>
              <td className="text-right tabular-nums">
                {webhook.dead > 0 ? (
                  <a className="link font-semibold" href={`#dead-${webhook.id}`}>
                    {inFigures(webhook.dead)}
                  </a>
                ) : (
                  0
                )}
              </td>
              <td>
                <When at={webhook.createdAt} now={now} />
              </td>
              <td className="text-right">
                <SendTest webhook={webhook.id} name={webhook.name} />
                {webhook.format === "standard" ? <RotateSecret webhook={webhook} /> : null}
                <EndWebhook webhook={webhook.id} name={webhook.name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
