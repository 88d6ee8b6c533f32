import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { AddWebhook } from "#components/webhooks/add-webhook.tsx";
import { DeadLetters, DiscardedDeliveries } from "#components/webhooks/dead-letters.tsx";
import { WebhookTable } from "#components/webhooks/webhook-table.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { listDeliveries, listWebhooks } from "#lib/webhooks/list-webhooks.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const context = await asking();
  const now = context.clock.now();
  const mayManage = mayDo(context.actor, "webhook.manage");
  const webhooks = mayManage ? (await listWebhooks(context, { state: "live", limit: 200 })).data : [];
  const given = (state: "dead" | "discarded") =>
    Promise.all(
      webhooks
        .filter((webhook) => webhook[state] > 0)
        .map(async (webhook) => ({
          webhook,
          deliveries: (await listDeliveries(context, { webhook: webhook.id, state, limit: 20 })).data,
        })),
    );
  const [failing, aside] = await Promise.all([given("dead"), given("discarded")]);
  return (
    <>
      <p className="max-w-3xl text-soft">
        Other systems are told what the evidence records, entry by entry: signed by the Standard Webhooks specification,
        or as a message to Slack.
      </p>
      <Section
        id="webhooks"
        title="Endpoints"
        {...(mayManage ? { count: webhooks.length, actions: <AddWebhook /> } : {})}
      >
        {mayManage ? null : <Notice>Only an admin sees and adds webhooks.</Notice>}
        {mayManage && webhooks.length === 0 ? (
          <EmptyState title="No other system is told anything yet">
            Add an endpoint, for an incident desk that opens a ticket for each gap, or a channel that reads along.
          </EmptyState>
        ) : null}
        {webhooks.length > 0 ? <WebhookTable webhooks={webhooks} now={now} /> : null}
      </Section>
      {failing.map(({ webhook, deliveries }) => (
        <DeadLetters key={webhook.id} webhook={webhook} deliveries={deliveries} now={now} />
      ))}
      {aside.map(({ webhook, deliveries }) => (
        <DiscardedDeliveries key={webhook.id} webhook={webhook} deliveries={deliveries} now={now} />
      ))}
    </>
  );
}
