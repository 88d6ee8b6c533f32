-- Which controls apply to an agent is part of its judgement, so that defined and tested ones are counted without judging
-- everybody again. What was judged before is judged once more.
ALTER TABLE "Judgement" ADD COLUMN "applies" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
UPDATE "Judgement" SET "nextAt" = LEAST("nextAt", now()), marks = marks + 1;
