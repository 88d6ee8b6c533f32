-- Whoever is suspended or leaves is signed out for good, whichever way the change came in (an edit, an import, SCIM):
-- an old session does not wake up when they are active again, nor does a link to set a password.
CREATE FUNCTION end_sessions_of_inactive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public."Session" SET "revokedAt" = public.answerable_now()
  WHERE "personId" = NEW.id AND "revokedAt" IS NULL;
  UPDATE public."OneTimeLink" SET "expiresAt" = LEAST("expiresAt", public.answerable_now())
  WHERE "personId" = NEW.id AND "usedAt" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER end_sessions_of_inactive AFTER UPDATE OF status ON "Person" FOR EACH ROW
  WHEN (OLD.status = 'active' AND NEW.status <> 'active') EXECUTE FUNCTION end_sessions_of_inactive();

-- Links of a person are found when one replaces another.
CREATE INDEX "OneTimeLink_personId_idx" ON "OneTimeLink"("personId");
