-- The list of gaps as it opens, the most severe and soonest due first, is read from the index alone up to its page: at
-- 100,000 open gaps 51 rows instead of all of them.
CREATE INDEX "gap_by_severity" ON "Gap" (severity DESC, "dueAt", id) WHERE status IN ('open', 'accepted');
