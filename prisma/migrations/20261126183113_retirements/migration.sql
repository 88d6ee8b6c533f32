-- Retirements: agents leave step by step, with proof, verified by somebody else (R94, R99).
CREATE TYPE "RetirementState" AS ENUM ('requested', 'approved', 'refused', 'withdrawn', 'in_progress', 'verified', 'retired');
CREATE TYPE "RetirementStepState" AS ENUM ('open', 'done', 'waived');

-- When the purpose of an agent ends: the clock proposes its retirement then.
ALTER TABLE "Agent" ADD COLUMN "endsAt" TIMESTAMPTZ(3);
CREATE INDEX "agent_by_end" ON "Agent" ("endsAt") WHERE "endsAt" IS NOT NULL;

CREATE TABLE "Retirement" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "state" "RetirementState" NOT NULL DEFAULT 'requested',
    "reason" TEXT NOT NULL,
    "alternative" TEXT,
    "contact" TEXT,
    "scheduledAt" TIMESTAMPTZ(3),
    "proposedFor" TIMESTAMPTZ(3),
    "requestedById" UUID,
    "requestedByName" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "verifiedById" UUID,
    "verifiedAt" TIMESTAMPTZ(3),
    "verification" TEXT,
    "retiredAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Retirement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RetirementStep" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "retirementId" UUID NOT NULL,
    "agentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "personId" UUID,
    "state" "RetirementStepState" NOT NULL DEFAULT 'open',
    "proof" TEXT,
    "proofUrl" TEXT,
    "proofDigest" TEXT,
    "doneById" UUID,
    "doneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RetirementStep_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Retirement_agentId_idx" ON "Retirement"("agentId");
CREATE INDEX "Retirement_state_scheduledAt_idx" ON "Retirement"("state", "scheduledAt");
CREATE INDEX "RetirementStep_agentId_idx" ON "RetirementStep"("agentId");
CREATE INDEX "RetirementStep_personId_idx" ON "RetirementStep"("personId");
CREATE UNIQUE INDEX "RetirementStep_retirementId_key_key" ON "RetirementStep"("retirementId", "key");
ALTER TABLE "RetirementStep" ADD CONSTRAINT "RetirementStep_retirementId_fkey" FOREIGN KEY ("retirementId") REFERENCES "Retirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Retirement" ADD CONSTRAINT "retirement_of_agent" FOREIGN KEY ("agentId") REFERENCES "Agent" (id);
ALTER TABLE "RetirementStep" ADD CONSTRAINT "retirement_step_of_agent" FOREIGN KEY ("agentId") REFERENCES "Agent" (id);
DO $$
DECLARE reference text[];
BEGIN
  FOREACH reference SLICE 1 IN ARRAY ARRAY[
    ['Retirement', 'requestedById'], ['Retirement', 'decidedById'], ['Retirement', 'verifiedById'],
    ['RetirementStep', 'personId'], ['RetirementStep', 'doneById']
  ] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES "Person" (id)',
      reference[1], lower(reference[1]) || '_' || lower(reference[2]) || '_is_person', reference[2]);
  END LOOP;
END $$;
-- Nobody decides about what they asked for, and one retirement of an agent is under way at a time.
ALTER TABLE "Retirement" ADD CONSTRAINT "retirement_decided_by_somebody_else"
  CHECK ("decidedById" IS DISTINCT FROM "requestedById" OR "decidedById" IS NULL);
CREATE UNIQUE INDEX "retirement_one_under_way" ON "Retirement" ("agentId") WHERE state IN ('requested', 'approved', 'in_progress', 'verified');
-- A step that is not open says who closed it, when, and by what proof or reason (R94).
ALTER TABLE "RetirementStep" ADD CONSTRAINT "retirement_step_closed_has_proof"
  CHECK (state = 'open' OR ("doneById" IS NOT NULL AND "doneAt" IS NOT NULL AND proof IS NOT NULL));

-- The database itself holds the two rules that matter most, whatever the program does: no retirement is verified with an
-- open step, nor by somebody who did one (R94, R99).
CREATE FUNCTION guard_retirement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('verified', 'retired') AND OLD.state NOT IN ('verified', 'retired') AND (
    NEW."verifiedById" IS NULL
    OR EXISTS (SELECT FROM public."RetirementStep" WHERE "retirementId" = NEW.id AND (state = 'open' OR "doneById" = NEW."verifiedById"))
  ) THEN
    RAISE EXCEPTION 'A retirement is verified by somebody else, with no step open.' USING ERRCODE = 'WF002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_retirement BEFORE UPDATE ON "Retirement" FOR EACH ROW EXECUTE FUNCTION guard_retirement();

SELECT past.keep('Retirement');
SELECT past.keep('RetirementStep');
