-- What the command palette looks through: capabilities by name, wherever in it and with a slip of the pen; open gaps by
-- the words of their sentence. A gap's sentence is indexed by whole words and their beginnings, not by trigrams: the
-- judgement writes them by the hundred thousand, and that index costs a fifth as much to keep.
CREATE INDEX "capability_search" ON "Capability" USING gin (name gin_trgm_ops) WHERE state <> 'ended';
CREATE INDEX "gap_search" ON "Gap" USING gin (to_tsvector('simple', sentence)) WHERE status <> 'closed';
