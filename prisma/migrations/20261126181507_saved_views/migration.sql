CREATE TABLE "SavedView" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "ownerId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SavedView_list_shared_idx" ON "SavedView"("list", "shared");
CREATE INDEX "SavedView_ownerId_idx" ON "SavedView"("ownerId");

CREATE TABLE "DefaultView" (
    "personId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "viewId" UUID NOT NULL,

    CONSTRAINT "DefaultView_pkey" PRIMARY KEY ("personId", "list")
);
CREATE INDEX "DefaultView_viewId_idx" ON "DefaultView"("viewId");
ALTER TABLE "DefaultView" ADD CONSTRAINT "DefaultView_viewId_fkey" FOREIGN KEY ("viewId") REFERENCES "SavedView"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SavedView" ADD CONSTRAINT "savedview_ownerid_is_person" FOREIGN KEY ("ownerId") REFERENCES "Person" (id);
ALTER TABLE "DefaultView" ADD CONSTRAINT "defaultview_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
-- A view without an owner can be found by everybody or by nobody.
ALTER TABLE "SavedView" ADD CONSTRAINT "saved_view_is_somebodys" CHECK (shared OR "ownerId" IS NOT NULL);
-- One name once per owner and list, while it is in use.
CREATE UNIQUE INDEX "saved_view_name" ON "SavedView" (list, COALESCE("ownerId", '00000000-0000-0000-0000-000000000000'::uuid), lower(name))
  WHERE "endedAt" IS NULL;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "SavedView", "DefaultView" TO answerable;
  END IF;
END $$;
