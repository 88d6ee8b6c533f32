-- An exception that nobody decided before its end is over as well: it has an end, and nobody who decided.
ALTER TABLE "Exception" DROP CONSTRAINT "exception_decided_has_person_and_date";
ALTER TABLE "Exception" ADD CONSTRAINT "exception_decided_has_person_and_date" CHECK (
  state IN ('requested', 'withdrawn') OR ("decidedById" IS NOT NULL AND "decidedAt" IS NOT NULL)
  OR (state = 'expired' AND "endedAt" IS NOT NULL AND "decidedById" IS NULL AND "decidedAt" IS NULL));
