-- The controls whose default owner an agent relies on, and how often it was asked to be judged again: a judgement that
-- was overtaken by a new asking does not take the asking away.
ALTER TABLE "Judgement" ADD COLUMN "relies" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Judgement" ADD COLUMN "marks" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "JudgementRun" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "askedById" UUID,
    "askedByName" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "JudgementRun_pkey" PRIMARY KEY ("id")
);

-- The organisation's own gaps, which belong to no agent.
CREATE INDEX "gap_of_organisation" ON "Gap" ("rule") WHERE "agentId" IS NULL;
