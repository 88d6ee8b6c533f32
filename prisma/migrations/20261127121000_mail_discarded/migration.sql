-- A mail that was given up may be set aside by an admin: it is kept, with who did it, when and why, and is sent no more
-- unless somebody says so.
ALTER TABLE "Mail" ADD COLUMN "discardedAt" TIMESTAMPTZ(3);
ALTER TABLE "Mail" ADD COLUMN "discardedBy" TEXT;
ALTER TABLE "Mail" ADD COLUMN "discardedWhy" TEXT;
ALTER TABLE "Mail" ADD CONSTRAINT "mail_discarded_is_whole" CHECK (
  num_nonnulls("discardedAt", "discardedBy", "discardedWhy") IN (0, 3) AND ("discardedAt" IS NULL OR "failedAt" IS NOT NULL));
