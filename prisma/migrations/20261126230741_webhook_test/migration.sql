-- A test message is the entry 'webhook.tested', and is told to the endpoint that it is about, and to no other.
CREATE OR REPLACE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public."WebhookEndpoint" WHERE "endedAt" IS NULL) THEN RETURN NULL; END IF;
  INSERT INTO public."WebhookDelivery" ("endpointId", sequence, at, type, "nextAt")
  SELECT w.id, e.sequence, e.at, e.type, e.at FROM added e JOIN public."WebhookEndpoint" w ON w."endedAt" IS NULL
    AND CASE WHEN e.type = 'webhook.tested' THEN w.id = e."subjectId"
      ELSE w.events && ARRAY[e.type, split_part(e.type, '.', 1) || '.*', '*'] END
  ORDER BY e.sequence;
  -- One job for everything that a transaction records; without a queue the clock brings it about.
  IF FOUND AND EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'graphile_worker' AND p.proname = 'add_job') THEN
    EXECUTE 'SELECT graphile_worker.add_job($1, $2::json, job_key => $3)'
      USING 'send-webhooks', '{}', 'send-webhooks-' || pg_current_xact_id()::text;
  END IF;
  RETURN NULL;
END $$;
