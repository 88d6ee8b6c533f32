-- Reachability drills: who was asked to answer, when, and when they did.

-- CreateTable
CREATE TABLE "Drill" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tier" "RiskTier" NOT NULL,
    "unit" TEXT,
    "minutes" INTEGER NOT NULL,
    "repeatDays" INTEGER,
    "seriesId" UUID NOT NULL,
    "unanswerable" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedById" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Drill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DrillAsk" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "drillId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "agentId" UUID NOT NULL,
    "capabilities" INTEGER NOT NULL,
    "tier" "RiskTier" NOT NULL,
    "rank" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DrillAsk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Drill_state_idx" ON "Drill"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Drill_seriesId_startedAt_key" ON "Drill"("seriesId", "startedAt");

-- CreateIndex
CREATE INDEX "DrillAsk_personId_idx" ON "DrillAsk"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "DrillAsk_drillId_assignmentId_rank_key" ON "DrillAsk"("drillId", "assignmentId", "rank");

ALTER TABLE "Drill" ADD CONSTRAINT "drill_state" CHECK ("state" IN ('running', 'closed', 'cancelled'));
ALTER TABLE "Drill" ADD CONSTRAINT "drill_ended_has_date" CHECK (("state" = 'running') = ("endedAt" IS NULL));
ALTER TABLE "Drill" ADD CONSTRAINT "drill_minutes" CHECK ("minutes" > 0);
ALTER TABLE "Drill" ADD CONSTRAINT "drill_startedbyid_is_person" FOREIGN KEY ("startedById") REFERENCES "Person" (id);
ALTER TABLE "DrillAsk" ADD CONSTRAINT "drillask_drillid_is_drill" FOREIGN KEY ("drillId") REFERENCES "Drill" (id);
ALTER TABLE "DrillAsk" ADD CONSTRAINT "drillask_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "DrillAsk" ADD CONSTRAINT "drillask_assignmentid_is_assignment" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" (id);
ALTER TABLE "DrillAsk" ADD CONSTRAINT "drillask_agentid_is_agent" FOREIGN KEY ("agentId") REFERENCES "Agent" (id);
ALTER TABLE "DrillAsk" ADD CONSTRAINT "drill_answered_after_asked" CHECK ("answeredAt" >= "askedAt");

SELECT past.keep('Drill');
SELECT past.keep('DrillAsk');

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    GRANT SELECT, INSERT, UPDATE ON "Drill", "DrillAsk" TO answerable;
    REVOKE DELETE, TRUNCATE ON "Drill", "DrillAsk" FROM answerable;
  END IF;
END $$;
