-- Who attested on the holder's behalf, and whom the clock asked to attest.

ALTER TABLE "Assignment" ADD COLUMN "attestedById" UUID;
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_attestedbyid_is_person" FOREIGN KEY ("attestedById") REFERENCES "Person" (id);
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_attested_by_somebody_else"
  CHECK ("attestedById" IS NULL OR ("attestedAt" IS NOT NULL AND "attestedById" IS DISTINCT FROM "personId"));

-- CreateTable
CREATE TABLE "AttestationAsk" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "assignmentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "said" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AttestationAsk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AttestationAsk_personId_at_idx" ON "AttestationAsk"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "AttestationAsk_assignmentId_said_step_key" ON "AttestationAsk"("assignmentId", "said", "step");

ALTER TABLE "AttestationAsk" ADD CONSTRAINT "attestationask_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "AttestationAsk" ADD CONSTRAINT "attestationask_assignmentid_is_assignment" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" (id);
-- What was asked stays asked.
CREATE TRIGGER attestation_ask_append_only BEFORE UPDATE OR DELETE ON "AttestationAsk" FOR EACH ROW EXECUTE FUNCTION refuse_change();

SELECT past.refresh();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    GRANT SELECT, INSERT ON "AttestationAsk" TO answerable;
    REVOKE UPDATE, DELETE, TRUNCATE ON "AttestationAsk" FROM answerable;
  END IF;
END $$;
