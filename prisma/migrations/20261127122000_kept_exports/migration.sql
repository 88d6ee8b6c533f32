-- Reports that the server makes for somebody who need not wait for them, kept for a day. Nothing of the registry hangs on
-- them, so that they keep no past and are deleted.
CREATE TABLE "KeptExport" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "byId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "search" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "name" TEXT,
    "type" TEXT,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KeptExport_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "KeptExportPiece" (
    "exportId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "KeptExportPiece_pkey" PRIMARY KEY ("exportId","place")
);

CREATE INDEX "KeptExport_byId_idx" ON "KeptExport"("byId");
CREATE INDEX "KeptExport_endsAt_idx" ON "KeptExport"("endsAt");

ALTER TABLE "KeptExportPiece" ADD CONSTRAINT "KeptExportPiece_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "KeptExport"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "KeptExport" ADD CONSTRAINT "keptexport_byid_is_person" FOREIGN KEY ("byId") REFERENCES "Person" (id);
ALTER TABLE "KeptExport" ADD CONSTRAINT "kept_export_state" CHECK (
  state IN ('waiting', 'making', 'made', 'failed') AND (state IN ('made', 'failed')) = ("finishedAt" IS NOT NULL)
  AND (state = 'made') = (name IS NOT NULL AND type IS NOT NULL) AND (state = 'failed') = (failure IS NOT NULL));
