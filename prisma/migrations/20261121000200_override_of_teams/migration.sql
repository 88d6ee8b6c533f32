-- An override of the matrix may speak of a team as well as of a person.
ALTER TABLE "RaciOverride" ALTER COLUMN "personId" DROP NOT NULL;
ALTER TABLE "RaciOverride" ADD COLUMN "teamId" UUID REFERENCES "Team" (id);
ALTER TABLE "RaciOverride" ADD CONSTRAINT "raci_override_person_or_team" CHECK (("personId" IS NULL) <> ("teamId" IS NULL));
SELECT past.refresh();
