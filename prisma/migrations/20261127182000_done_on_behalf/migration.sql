-- Who stands in for somebody out of office does a step of a retirement, or confirms a follow-up of a review, on their
-- behalf: who did it and for whom are both kept (R93).
ALTER TABLE "RetirementStep" ADD COLUMN "doneForId" UUID;
ALTER TABLE "ReviewFollowUp" ADD COLUMN "confirmedForId" UUID;
ALTER TABLE "RetirementStep" ADD CONSTRAINT "retirementstep_doneforid_is_person" FOREIGN KEY ("doneForId") REFERENCES "Person" (id);
ALTER TABLE "ReviewFollowUp" ADD CONSTRAINT "reviewfollowup_confirmedforid_is_person" FOREIGN KEY ("confirmedForId") REFERENCES "Person" (id);
ALTER TABLE "RetirementStep" ADD CONSTRAINT "retirement_step_done_for_somebody_else"
  CHECK ("doneForId" IS NULL OR ("doneById" IS NOT NULL AND "doneById" <> "doneForId"));
ALTER TABLE "ReviewFollowUp" ADD CONSTRAINT "follow_up_confirmed_for_somebody_else"
  CHECK ("confirmedForId" IS NULL OR ("confirmedById" IS NOT NULL AND "confirmedById" <> "confirmedForId"));

-- Nobody verifies what they did, nor what was done on their behalf (R99).
CREATE OR REPLACE FUNCTION guard_retirement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('verified', 'retired') AND OLD.state NOT IN ('verified', 'retired') AND (
    NEW."verifiedById" IS NULL
    OR EXISTS (SELECT FROM public."RetirementStep" WHERE "retirementId" = NEW.id
      AND (state = 'open' OR NEW."verifiedById" IN ("doneById", "doneForId")))
  ) THEN
    RAISE EXCEPTION 'A retirement is verified by somebody else, with no step open.' USING ERRCODE = 'WF002';
  END IF;
  RETURN NEW;
END $$;

SELECT past.refresh();
