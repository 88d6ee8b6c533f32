-- What has ended has closed seats, not empty ones: what is kept of it says so without waiting for its next judgement.
UPDATE "Agent" SET seats = 'xxxxxxxxx' WHERE state IN ('retired', 'rejected') AND seats <> 'xxxxxxxxx';
UPDATE "Capability" c SET seats = 'xxxxx' FROM "Agent" a
  WHERE a.id = c."agentId" AND (c.state = 'ended' OR a.state IN ('retired', 'rejected')) AND c.seats <> 'xxxxx';
