-- What the clock did about a decision that nobody gave: whom it reminded, and to whom it went when it was overdue.

-- CreateTable
CREATE TABLE "DecisionAsk" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "turnAt" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL,
    "toId" UUID,
    "toRole" "PlatformRole",
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DecisionAsk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DecisionAsk_subjectId_turnAt_step_key" ON "DecisionAsk"("subjectId", "turnAt", "step");
CREATE INDEX "DecisionAsk_toId_idx" ON "DecisionAsk"("toId");

ALTER TABLE "DecisionAsk" ADD CONSTRAINT "decisionask_toid_is_person" FOREIGN KEY ("toId") REFERENCES "Person" (id);
ALTER TABLE "DecisionAsk" ADD CONSTRAINT "decision_ask_names_a_subject" CHECK ("subjectKind" IN ('decision', 'exception', 'retirement'));
-- A reminder goes to whoever is asked; what is overdue goes to a person, or to whoever has a platform role.
ALTER TABLE "DecisionAsk" ADD CONSTRAINT "decision_ask_goes_to_somebody" CHECK (
  num_nonnulls("toId", "toRole") = CASE WHEN step = 'reminded' THEN 0 ELSE 1 END);
-- What was asked stays asked.
CREATE TRIGGER decision_ask_append_only BEFORE UPDATE OR DELETE ON "DecisionAsk" FOR EACH ROW EXECUTE FUNCTION refuse_change();

SELECT past.keep('DecisionAsk');

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    GRANT SELECT, INSERT ON "DecisionAsk" TO answerable;
    REVOKE UPDATE, DELETE, TRUNCATE ON "DecisionAsk" FROM answerable;
  END IF;
END $$;

-- What asks for a decision is settled for everybody whom it was sent to, by how its keys begin.
CREATE INDEX "Notice_key_begins" ON "Notice" (key text_pattern_ops);
