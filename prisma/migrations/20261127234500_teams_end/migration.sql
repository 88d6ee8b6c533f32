-- A team ends and is never erased: what it held keeps its name.
ALTER TABLE "Team" ADD COLUMN "endedAt" TIMESTAMPTZ(3);

SELECT past.refresh();
