-- CreateEnum
CREATE TYPE "CampaignState" AS ENUM ('draft', 'scheduled', 'open', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "ReviewItemState" AS ENUM ('waiting', 'certified', 'revoked', 'change', 'unanswered', 'withdrawn');

-- CreateTable
CREATE TABLE "AgentChange" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "capabilityId" UUID,
    "what" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgentChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CapabilityReview" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "capabilityId" UUID NOT NULL,
    "itemId" UUID,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CapabilityReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'campaign',
    "template" BOOLEAN NOT NULL DEFAULT false,
    "state" "CampaignState" NOT NULL DEFAULT 'draft',
    "scope" JSONB NOT NULL,
    "stages" JSONB NOT NULL,
    "defaultReviewerId" UUID,
    "dueDays" INTEGER NOT NULL,
    "graceDays" INTEGER NOT NULL,
    "remindDaysBefore" INTEGER[],
    "escalateDaysBefore" INTEGER,
    "silence" TEXT NOT NULL,
    "recurrence" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "startsAt" TIMESTAMPTZ(3),
    "seriesId" UUID,
    "round" INTEGER NOT NULL DEFAULT 1,
    "openedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "followedUntil" TIMESTAMPTZ(3),
    "signedOffAt" TIMESTAMPTZ(3),
    "signedOffById" UUID,
    "signOffNote" TEXT,
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewItem" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "campaignId" UUID NOT NULL,
    "agentId" UUID NOT NULL,
    "capabilityId" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "tier" "RiskTier" NOT NULL,
    "unit" TEXT,
    "context" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "stage" INTEGER NOT NULL DEFAULT 0,
    "state" "ReviewItemState" NOT NULL DEFAULT 'waiting',
    "silence" TEXT,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewerOfItem" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "itemId" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "deputyOfId" UUID,
    "note" TEXT,
    "byId" UUID,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,

    CONSTRAINT "ReviewerOfItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewDecision" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "itemId" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "personName" TEXT NOT NULL,
    "forId" UUID,
    "forName" TEXT,
    "answer" TEXT NOT NULL,
    "reason" TEXT,
    "riskConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "riskStatement" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewFollowUp" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "itemId" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "agentId" UUID NOT NULL,
    "capabilityId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ask" TEXT NOT NULL,
    "assigneeId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewFollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AgentChange_agentId_at_idx" ON "AgentChange"("agentId", "at");

-- CreateIndex
CREATE INDEX "CapabilityReview_agentId_at_idx" ON "CapabilityReview"("agentId", "at");

-- CreateIndex
CREATE INDEX "CapabilityReview_capabilityId_at_idx" ON "CapabilityReview"("capabilityId", "at");

-- CreateIndex
CREATE INDEX "Campaign_state_startsAt_idx" ON "Campaign"("state", "startsAt");

-- CreateIndex
CREATE INDEX "Campaign_seriesId_idx" ON "Campaign"("seriesId");

-- CreateIndex
CREATE INDEX "ReviewItem_campaignId_state_idx" ON "ReviewItem"("campaignId", "state");

-- CreateIndex
CREATE INDEX "ReviewItem_capabilityId_openedAt_idx" ON "ReviewItem"("capabilityId", "openedAt");

-- CreateIndex
CREATE INDEX "ReviewItem_agentId_state_idx" ON "ReviewItem"("agentId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewItem_campaignId_capabilityId_key" ON "ReviewItem"("campaignId", "capabilityId");

-- CreateIndex
CREATE INDEX "ReviewerOfItem_itemId_idx" ON "ReviewerOfItem"("itemId");

-- CreateIndex
CREATE INDEX "ReviewerOfItem_campaignId_personId_idx" ON "ReviewerOfItem"("campaignId", "personId");

-- CreateIndex
CREATE INDEX "ReviewerOfItem_personId_endedAt_idx" ON "ReviewerOfItem"("personId", "endedAt");

-- CreateIndex
CREATE INDEX "ReviewDecision_campaignId_idx" ON "ReviewDecision"("campaignId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewDecision_itemId_stage_personId_key" ON "ReviewDecision"("itemId", "stage", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewFollowUp_itemId_key" ON "ReviewFollowUp"("itemId");

-- CreateIndex
CREATE INDEX "ReviewFollowUp_campaignId_idx" ON "ReviewFollowUp"("campaignId");

-- CreateIndex
CREATE INDEX "ReviewFollowUp_assigneeId_confirmedAt_idx" ON "ReviewFollowUp"("assigneeId", "confirmedAt");

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerOfItem" ADD CONSTRAINT "ReviewerOfItem_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ReviewItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewDecision" ADD CONSTRAINT "ReviewDecision_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ReviewItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Shapes -----------------------------------------------------------------------------------------------------------

ALTER TABLE "Campaign" ADD CONSTRAINT "campaign_silence" CHECK (silence IN ('escalate', 'suspend', 'revoke'));
ALTER TABLE "Campaign" ADD CONSTRAINT "campaign_kind" CHECK (kind IN ('campaign', 'change'));
ALTER TABLE "Campaign" ADD CONSTRAINT "campaign_template_rests" CHECK (NOT template OR state = 'draft');
ALTER TABLE "Campaign" ADD CONSTRAINT "campaign_scheduled_has_start" CHECK (state <> 'scheduled' OR "startsAt" IS NOT NULL);
ALTER TABLE "Campaign" ADD CONSTRAINT "campaign_closed_has_date" CHECK ((state = 'closed') = ("closedAt" IS NOT NULL));
ALTER TABLE "Campaign" ADD CONSTRAINT "campaign_signed_off_when_closed" CHECK ("signedOffAt" IS NULL OR state = 'closed');
ALTER TABLE "ReviewItem" ADD CONSTRAINT "review_item_tag" CHECK (tag IN ('new', 'changed', 'unchanged', 'back_again'));
ALTER TABLE "ReviewItem" ADD CONSTRAINT "review_item_silence" CHECK (silence IN ('escalated', 'suspended', 'revoked'));
ALTER TABLE "ReviewDecision" ADD CONSTRAINT "review_decision_answer"
  CHECK (answer IN ('certify', 'revoke', 'change', 'cannot_answer'));
ALTER TABLE "ReviewDecision" ADD CONSTRAINT "review_decision_has_reason" CHECK (answer = 'certify' OR reason IS NOT NULL);
ALTER TABLE "ReviewFollowUp" ADD CONSTRAINT "review_follow_up_kind" CHECK (kind IN ('revoke', 'change'));
ALTER TABLE "ReviewerOfItem" ADD CONSTRAINT "reviewer_reassigned_has_note" CHECK (why <> 'reassigned' OR note IS NOT NULL);
-- One round of a series once, one person asked once per stage at a time.
CREATE UNIQUE INDEX "campaign_round_of_series" ON "Campaign" ("seriesId", round) WHERE "seriesId" IS NOT NULL;
CREATE UNIQUE INDEX "reviewer_asked_once" ON "ReviewerOfItem" ("itemId", stage, "personId") WHERE "endedAt" IS NULL;
CREATE INDEX "campaign_to_follow" ON "Campaign" (state) WHERE state IN ('scheduled', 'open');
CREATE INDEX "follow_up_open" ON "ReviewFollowUp" ("campaignId") WHERE "confirmedAt" IS NULL;
CREATE INDEX "review_item_waiting" ON "ReviewItem" ("campaignId") WHERE state = 'waiting';

ALTER TABLE "AgentChange" ADD CONSTRAINT "agent_change_of_agent" FOREIGN KEY ("agentId") REFERENCES "Agent" (id);
ALTER TABLE "CapabilityReview" ADD CONSTRAINT "capability_review_of_capability"
  FOREIGN KEY ("capabilityId", "agentId") REFERENCES "Capability" (id, "agentId");
ALTER TABLE "ReviewItem" ADD CONSTRAINT "review_item_of_capability"
  FOREIGN KEY ("capabilityId", "agentId") REFERENCES "Capability" (id, "agentId");
ALTER TABLE "ReviewFollowUp" ADD CONSTRAINT "follow_up_of_item" FOREIGN KEY ("itemId") REFERENCES "ReviewItem" (id);

DO $$
DECLARE reference text[];
BEGIN
  FOREACH reference SLICE 1 IN ARRAY ARRAY[
    ['Campaign', 'defaultReviewerId'], ['Campaign', 'signedOffById'], ['Campaign', 'createdById'],
    ['ReviewerOfItem', 'personId'], ['ReviewerOfItem', 'deputyOfId'], ['ReviewerOfItem', 'byId'],
    ['ReviewDecision', 'personId'], ['ReviewDecision', 'forId'],
    ['ReviewFollowUp', 'assigneeId'], ['ReviewFollowUp', 'confirmedById']
  ] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES "Person" (id)',
      reference[1], lower(reference[1]) || '_' || lower(reference[2]) || '_is_person', reference[2]);
  END LOOP;
END $$;

-- What changed of an agent that runs ---------------------------------------------------------------------------------

-- Before activation nothing is trusted yet, so nothing there calls for a review.
CREATE FUNCTION note_agent_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."promptDigest" IS DISTINCT FROM OLD."promptDigest" THEN
    INSERT INTO "AgentChange" ("agentId", what, "from", "to", at)
    VALUES (NEW.id, 'prompt', OLD."promptDigest", NEW."promptDigest", answerable_now());
  END IF;
  IF NEW.model IS DISTINCT FROM OLD.model THEN
    INSERT INTO "AgentChange" ("agentId", what, "from", "to", at) VALUES (NEW.id, 'model', OLD.model, NEW.model, answerable_now());
  END IF;
  IF NEW.autonomy IS DISTINCT FROM OLD.autonomy THEN
    INSERT INTO "AgentChange" ("agentId", what, "from", "to", at)
    VALUES (NEW.id, 'autonomy', OLD.autonomy::text, NEW.autonomy::text, answerable_now());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_change AFTER UPDATE OF "promptDigest", model, autonomy ON "Agent"
  FOR EACH ROW WHEN (NEW."activatedAt" IS NOT NULL) EXECUTE FUNCTION note_agent_change();

CREATE FUNCTION note_tools_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AgentChange" ("agentId", "capabilityId", what, "from", "to", at)
  SELECT a.id, NEW.id, 'tools', array_to_string(OLD.tools, ', '), array_to_string(NEW.tools, ', '), answerable_now()
  FROM "Agent" a WHERE a.id = NEW."agentId" AND a."activatedAt" IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER note_change AFTER UPDATE OF tools ON "Capability"
  FOR EACH ROW WHEN (NEW.tools IS DISTINCT FROM OLD.tools) EXECUTE FUNCTION note_tools_change();

CREATE FUNCTION note_sources_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO "AgentChange" ("agentId", what, "from", at)
    SELECT a.id, 'data_sources', (SELECT name FROM "DataSource" WHERE id = OLD."dataSourceId"), answerable_now()
    FROM "Agent" a WHERE a.id = OLD."agentId" AND a."activatedAt" IS NOT NULL;
  ELSE
    INSERT INTO "AgentChange" ("agentId", what, "to", at)
    SELECT a.id, 'data_sources', (SELECT name FROM "DataSource" WHERE id = NEW."dataSourceId"), answerable_now()
    FROM "Agent" a WHERE a.id = NEW."agentId" AND a."activatedAt" IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_change AFTER INSERT OR DELETE ON "AgentDataSource" FOR EACH ROW EXECUTE FUNCTION note_sources_change();

-- The past ----------------------------------------------------------------------------------------------------------

SELECT past.keep('Campaign');
SELECT past.keep('ReviewItem');
SELECT past.keep('ReviewFollowUp');

-- Ledgers ----------------------------------------------------------------------------------------------------------

DO $$
DECLARE ledger text;
BEGIN
  FOREACH ledger IN ARRAY ARRAY['AgentChange', 'CapabilityReview', 'ReviewDecision'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', ledger);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', ledger);
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "AgentChange", "CapabilityReview", "Campaign", "ReviewItem", "ReviewerOfItem",
      "ReviewDecision", "ReviewFollowUp" TO answerable;
    REVOKE UPDATE, DELETE, TRUNCATE ON "AgentChange", "CapabilityReview", "ReviewDecision" FROM answerable;
  END IF;
END $$;
