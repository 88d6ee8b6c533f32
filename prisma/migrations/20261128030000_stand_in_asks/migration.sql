-- What waits for a deputy while somebody is out of office, from when until when: so that they are told once, when it
-- becomes theirs, and nothing asks them any more once it is done or the holder is back (R93).

-- CreateTable
CREATE TABLE "StandInAsk" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "holderId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "noticeKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StandInAsk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StandInAsk_personId_noticeKey_idx" ON "StandInAsk"("personId", "noticeKey");

-- By hand: the same item waits for the same deputy once at a time, whichever worker looks.
CREATE UNIQUE INDEX "stand_in_ask_once" ON "StandInAsk" ("kind", "itemId", "holderId", "personId") WHERE "endedAt" IS NULL;

ALTER TABLE "StandInAsk" ADD CONSTRAINT "standinask_holderid_is_person" FOREIGN KEY ("holderId") REFERENCES "Person" (id);
ALTER TABLE "StandInAsk" ADD CONSTRAINT "standinask_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "StandInAsk" ADD CONSTRAINT "stand_in_ask_ends_after_it_began" CHECK ("endedAt" >= "at");

SELECT past.refresh();
