/**
 * Retired and rejected agents, and ended capabilities, ask nothing of anybody. Of agent `g` and capability `c`, which is
 * null where it is about the agent itself.
 */
export const LIVE = `g.state NOT IN ('retired', 'rejected') AND (c.id IS NULL OR c.state <> 'ended')`;
