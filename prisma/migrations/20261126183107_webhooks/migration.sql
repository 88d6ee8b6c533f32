-- Other systems are told what the evidence records.

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "events" TEXT[],
    "sealedSecret" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "endpointId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "deadAt" TIMESTAMPTZ(3),
    "lastStatus" INTEGER,
    "lastError" TEXT,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_at_idx" ON "WebhookDelivery"("endpointId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_endpointId_sequence_key" ON "WebhookDelivery"("endpointId", "sequence");

-- By hand.
CREATE INDEX "webhook_delivery_waiting" ON "WebhookDelivery" ("nextAt") WHERE "nextAt" IS NOT NULL;
CREATE INDEX "webhook_delivery_dead" ON "WebhookDelivery" ("endpointId") WHERE "deadAt" IS NOT NULL;
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "webhook_format" CHECK ("format" IN ('standard', 'slack'));
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "webhook_standard_signs" CHECK (("format" = 'standard') = ("sealedSecret" IS NOT NULL));
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "webhookendpoint_createdbyid_is_person" FOREIGN KEY ("createdById") REFERENCES "Person" (id);
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "webhook_delivery_endpoint" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint" (id);
-- A delivery waits, or arrived, or was given up: exactly one of the three.
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "webhook_delivery_has_one_state" CHECK (num_nonnulls("nextAt", "deliveredAt", "deadAt") = 1);

-- The outbox: in the statement that appends evidence, one delivery per entry and endpoint that wants it. A cursor over
-- the sequence would miss entries: a number that is taken first may be committed last.
CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public."WebhookEndpoint" WHERE "endedAt" IS NULL) THEN RETURN NULL; END IF;
  INSERT INTO public."WebhookDelivery" ("endpointId", sequence, at, type, "nextAt")
  SELECT w.id, e.sequence, e.at, e.type, e.at FROM added e JOIN public."WebhookEndpoint" w ON w."endedAt" IS NULL
    AND w.events && ARRAY[e.type, split_part(e.type, '.', 1) || '.*', '*']
  ORDER BY e.sequence;
  -- One job for everything that a transaction records; without a queue the clock brings it about.
  IF FOUND AND EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'graphile_worker' AND p.proname = 'add_job') THEN
    EXECUTE 'SELECT graphile_worker.add_job($1, $2::json, job_key => $3)'
      USING 'send-webhooks', '{}', 'send-webhooks-' || pg_current_xact_id()::text;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_webhooks AFTER INSERT ON "Evidence" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks();
