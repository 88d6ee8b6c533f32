-- A dead letter may be set aside by an admin, as a mail may: it is kept, with who did it, when and why, and is sent no
-- more unless somebody says so.
ALTER TABLE "WebhookDelivery" ADD COLUMN "discardedAt" TIMESTAMPTZ(3);
ALTER TABLE "WebhookDelivery" ADD COLUMN "discardedBy" TEXT;
ALTER TABLE "WebhookDelivery" ADD COLUMN "discardedWhy" TEXT;
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "delivery_discarded_is_whole" CHECK (
  num_nonnulls("discardedAt", "discardedBy", "discardedWhy") IN (0, 3) AND ("discardedAt" IS NULL OR "deadAt" IS NOT NULL));
