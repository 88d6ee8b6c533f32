-- A signing secret that was replaced goes on signing beside the new one for a while.
ALTER TABLE "WebhookEndpoint" ADD COLUMN "previousSecret" TEXT, ADD COLUMN "previousUntil" TIMESTAMPTZ(3);
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "webhook_previous_ends" CHECK (("previousSecret" IS NULL) = ("previousUntil" IS NULL));
