-- CreateEnum
CREATE TYPE "RequestKind" AS ENUM ('registration', 'change', 'exception', 'retirement');
CREATE TYPE "RequestState" AS ENUM ('open', 'changes_requested', 'approved', 'rejected', 'withdrawn');
CREATE TYPE "DecisionWord" AS ENUM ('approve', 'reject');

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" "RequestKind" NOT NULL,
    "agentId" UUID,
    "capabilityId" UUID,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID,
    "subjectName" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "proposal" JSONB NOT NULL DEFAULT '{}',
    "parts" JSONB NOT NULL DEFAULT '[]',
    "reviewed" JSONB,
    "state" "RequestState" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "submittedById" UUID,
    "submittedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestDecision" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "requestId" UUID NOT NULL,
    "agentId" UUID,
    "position" INTEGER NOT NULL,
    "slot" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "parts" TEXT[],
    "after" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ownAllowed" BOOLEAN NOT NULL DEFAULT false,
    "forId" UUID,
    "askedId" UUID,
    "askedRole" "PlatformRole",
    "because" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decision" "DecisionWord",
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "digest" TEXT,
    "shown" JSONB,
    "voidedAt" TIMESTAMPTZ(3),
    "voidedWhy" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RequestDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Request_agentId_state_idx" ON "Request"("agentId", "state");
CREATE INDEX "Request_state_openedAt_idx" ON "Request"("state", "openedAt");
CREATE INDEX "Request_submittedById_idx" ON "Request"("submittedById");
CREATE INDEX "RequestDecision_requestId_idx" ON "RequestDecision"("requestId");
CREATE INDEX "RequestDecision_askedId_idx" ON "RequestDecision"("askedId");
CREATE INDEX "RequestDecision_forId_idx" ON "RequestDecision"("forId");

-- AddForeignKey
ALTER TABLE "RequestDecision" ADD CONSTRAINT "RequestDecision_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- References and shapes that Prisma's schema leaves out -------------------------------------------------------------

ALTER TABLE "Request" ADD CONSTRAINT "request_agent" FOREIGN KEY ("agentId") REFERENCES "Agent" (id);
ALTER TABLE "Request" ADD CONSTRAINT "request_capability" FOREIGN KEY ("capabilityId") REFERENCES "Capability" (id);
ALTER TABLE "Request" ADD CONSTRAINT "request_submittedbyid_is_person" FOREIGN KEY ("submittedById") REFERENCES "Person" (id);
ALTER TABLE "RequestDecision" ADD CONSTRAINT "requestdecision_agent" FOREIGN KEY ("agentId") REFERENCES "Agent" (id);
ALTER TABLE "RequestDecision" ADD CONSTRAINT "requestdecision_forid_is_person" FOREIGN KEY ("forId") REFERENCES "Person" (id);
ALTER TABLE "RequestDecision" ADD CONSTRAINT "requestdecision_askedid_is_person" FOREIGN KEY ("askedId") REFERENCES "Person" (id);
ALTER TABLE "RequestDecision" ADD CONSTRAINT "requestdecision_decidedbyid_is_person" FOREIGN KEY ("decidedById") REFERENCES "Person" (id);

-- An agent is registered by one request at a time.
CREATE UNIQUE INDEX "request_one_registration" ON "Request" ("agentId")
  WHERE kind = 'registration' AND state IN ('open', 'changes_requested');
-- One live decision per request and slot.
CREATE UNIQUE INDEX "request_decision_one_live" ON "RequestDecision" ("requestId", slot) WHERE "voidedAt" IS NULL;
-- What waits for somebody.
CREATE INDEX "request_decision_waiting" ON "RequestDecision" ("askedId") WHERE "voidedAt" IS NULL AND decision IS NULL;
CREATE INDEX "request_decision_waiting_role" ON "RequestDecision" ("askedRole") WHERE "voidedAt" IS NULL AND decision IS NULL AND "askedRole" IS NOT NULL;

ALTER TABLE "Request" ADD CONSTRAINT "request_closed_has_date"
  CHECK ((state IN ('approved', 'rejected', 'withdrawn')) = ("closedAt" IS NOT NULL));
ALTER TABLE "RequestDecision" ADD CONSTRAINT "request_decision_asks_somebody"
  CHECK (("askedId" IS NULL) <> ("askedRole" IS NULL));
-- Every decision has its person, its moment, its reason, and what was shown for it.
ALTER TABLE "RequestDecision" ADD CONSTRAINT "request_decision_is_whole" CHECK (
  num_nonnulls(decision, "decidedById", "decidedAt", reason, digest, shown) IN (0, 6));

-- What the database itself refuses, whoever asks: a decision that is changed once it was given, given on a request that
-- is not open, or given by the submitter (R39); and a request that is approved while a decision is open, or reopened.
CREATE FUNCTION guard_request_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'A decision stays on record.' USING ERRCODE = 'WF001';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW."requestId" <> OLD."requestId" OR NEW.slot <> OLD.slot OR (OLD."voidedAt" IS NOT NULL AND NEW."voidedAt" IS DISTINCT FROM OLD."voidedAt") THEN
      RAISE EXCEPTION 'A decision keeps its question.' USING ERRCODE = 'WF001';
    END IF;
    IF OLD.decision IS NOT NULL AND (NEW.decision, NEW."decidedById", NEW."decidedAt", NEW.reason, NEW.digest, NEW.shown)
       IS DISTINCT FROM (OLD.decision, OLD."decidedById", OLD."decidedAt", OLD.reason, OLD.digest, OLD.shown) THEN
      RAISE EXCEPTION 'This was decided already.' USING ERRCODE = 'WF001';
    END IF;
  END IF;
  IF NEW.decision IS NULL OR (TG_OP = 'UPDATE' AND OLD.decision IS NOT NULL) THEN RETURN NEW; END IF;
  SELECT state, "submittedById" INTO held FROM public."Request" WHERE id = NEW."requestId" FOR UPDATE;
  IF held.state <> 'open' OR NEW."voidedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'This request is not open.' USING ERRCODE = 'WF001';
  END IF;
  IF NEW."decidedById" = held."submittedById" AND NOT NEW."ownAllowed" THEN
    RAISE EXCEPTION 'Nobody approves what they requested.' USING ERRCODE = 'WF001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_request_decision BEFORE INSERT OR UPDATE OR DELETE ON "RequestDecision" FOR EACH ROW EXECUTE FUNCTION guard_request_decision();

CREATE FUNCTION guard_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'A request stays on record.' USING ERRCODE = 'WF001';
  END IF;
  IF NEW.state <> OLD.state AND OLD.state IN ('approved', 'rejected', 'withdrawn') THEN
    RAISE EXCEPTION 'This request is closed.' USING ERRCODE = 'WF001';
  END IF;
  IF NEW.state = 'approved' AND OLD.state <> 'approved' AND (
    NOT EXISTS (SELECT FROM public."RequestDecision" WHERE "requestId" = NEW.id AND "voidedAt" IS NULL)
    OR EXISTS (SELECT FROM public."RequestDecision" WHERE "requestId" = NEW.id AND "voidedAt" IS NULL AND decision IS DISTINCT FROM 'approve')
  ) THEN
    RAISE EXCEPTION 'A decision that this request demands is missing.' USING ERRCODE = 'WF001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_request BEFORE UPDATE OR DELETE ON "Request" FOR EACH ROW EXECUTE FUNCTION guard_request();

-- The past ----------------------------------------------------------------------------------------------------------

-- Which tables keep their past is what their triggers say, so that a new one is added without repeating the others:
-- SELECT past.keep('Table'), in the migration that creates it.
CREATE OR REPLACE FUNCTION past.versioned() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(c.relname::text ORDER BY c.relname) FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE t.tgname = 'keep_past' AND n.nspname = 'public'
$$;

CREATE FUNCTION past.keep(entity text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER keep_past BEFORE INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION public.keep_past()', entity);
  PERFORM past.refresh();
END $$;

SELECT past.keep('Request');
SELECT past.keep('RequestDecision');
