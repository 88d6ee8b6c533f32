-- Exceptions: gaps that are accepted for a time (R47).
CREATE TYPE "ExceptionState" AS ENUM ('requested', 'approved', 'refused', 'withdrawn', 'expired');

CREATE TABLE "Exception" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "gapId" UUID NOT NULL,
    "gapKey" TEXT NOT NULL,
    "agentId" UUID NOT NULL,
    "state" "ExceptionState" NOT NULL DEFAULT 'requested',
    "reason" TEXT NOT NULL,
    "compensatingControl" TEXT NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "requestedById" UUID,
    "requestedByName" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Exception_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Exception_agentId_idx" ON "Exception"("agentId");
CREATE INDEX "Exception_gapId_idx" ON "Exception"("gapId");
CREATE INDEX "Exception_state_endsAt_idx" ON "Exception"("state", "endsAt");

ALTER TABLE "Exception" ADD CONSTRAINT "exception_of_gap" FOREIGN KEY ("gapId") REFERENCES "Gap" (id);
ALTER TABLE "Exception" ADD CONSTRAINT "exception_of_agent" FOREIGN KEY ("agentId") REFERENCES "Agent" (id);
ALTER TABLE "Exception" ADD CONSTRAINT "exception_requestedbyid_is_person" FOREIGN KEY ("requestedById") REFERENCES "Person" (id);
ALTER TABLE "Exception" ADD CONSTRAINT "exception_decidedbyid_is_person" FOREIGN KEY ("decidedById") REFERENCES "Person" (id);
-- The database holds the decision apart too (R33, R47): a person decides, and not the one who asked.
ALTER TABLE "Exception" ADD CONSTRAINT "exception_decided_by_somebody_else"
  CHECK ("decidedById" IS DISTINCT FROM "requestedById" OR "decidedById" IS NULL);
ALTER TABLE "Exception" ADD CONSTRAINT "exception_decided_has_person_and_date"
  CHECK (state IN ('requested', 'withdrawn') OR ("decidedById" IS NOT NULL AND "decidedAt" IS NOT NULL));
-- Two people who ask at once for one gap: one of them waits for the other's decision.
CREATE UNIQUE INDEX "exception_one_requested" ON "Exception" ("gapId") WHERE state = 'requested';

-- The registry's past holds exceptions as well: what was accepted at a moment. Whatever the list holds by now stays in it.
DO $$
BEGIN
  EXECUTE format('CREATE OR REPLACE FUNCTION past.versioned() RETURNS text[] LANGUAGE sql IMMUTABLE AS $f$ SELECT %L::text[] $f$',
    past.versioned() || ARRAY['Exception']);
END $$;

SELECT past.refresh();
