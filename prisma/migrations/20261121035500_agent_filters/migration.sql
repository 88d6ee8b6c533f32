-- The exact total of a filtered list of agents is counted from the index alone, without a look at the wide rows.
CREATE INDEX "agent_filters" ON "Agent" (environment, state, hosting, interaction, autonomy, "riskTier", complete);
