-- What people are told, how they want it, the mails that carry it, and the runs of what the clock brings about.

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL,
    "mailId" UUID,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticePreference" (
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mail" TEXT NOT NULL,

    CONSTRAINT "NoticePreference_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateTable
CREATE TABLE "NoticeSettings" (
    "personId" UUID NOT NULL,
    "digestHour" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,

    CONSTRAINT "NoticeSettings_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "personId" UUID NOT NULL,
    "kind" TEXT,
    "day" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DueWorkRun" (
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "milliseconds" INTEGER,
    "failedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "runs" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "DueWorkRun_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "Notice_personId_at_idx" ON "Notice"("personId", "at");

-- CreateIndex
CREATE INDEX "Notice_mailId_idx" ON "Notice"("mailId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_personId_key_key" ON "Notice"("personId", "key");

-- CreateIndex
CREATE INDEX "Mail_failedAt_idx" ON "Mail"("failedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_personId_day_key" ON "Mail"("personId", "day");

-- By hand: what waits is found at once, however much has been sent and read.
CREATE INDEX "notice_unread" ON "Notice" ("personId") WHERE "readAt" IS NULL;
CREATE INDEX "notice_to_mail" ON "Notice" ("mail", "personId") WHERE "mailId" IS NULL AND "mail" <> 'none';
CREATE INDEX "mail_waiting" ON "Mail" ("nextAt") WHERE "nextAt" IS NOT NULL;

ALTER TABLE "Notice" ADD CONSTRAINT "notice_mail_choice" CHECK ("mail" IN ('at_once', 'daily', 'none'));
ALTER TABLE "Notice" ADD CONSTRAINT "notice_leads_into_the_console" CHECK ("href" LIKE '/%' AND "href" NOT LIKE '//%');
ALTER TABLE "NoticePreference" ADD CONSTRAINT "notice_preference_choice" CHECK ("mail" IN ('at_once', 'daily', 'none'));
ALTER TABLE "NoticeSettings" ADD CONSTRAINT "notice_settings_hour" CHECK ("digestHour" BETWEEN 0 AND 23);
-- A mail waits, or has left, or was given up: exactly one of the three.
ALTER TABLE "Mail" ADD CONSTRAINT "mail_has_one_state" CHECK (num_nonnulls("nextAt", "sentAt", "failedAt") = 1);
ALTER TABLE "Mail" ADD CONSTRAINT "mail_of_a_kind_or_a_day" CHECK (num_nonnulls("kind", "day") = 1);

ALTER TABLE "Notice" ADD CONSTRAINT "notice_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "Notice" ADD CONSTRAINT "notice_mailid_is_mail" FOREIGN KEY ("mailId") REFERENCES "Mail" (id);
ALTER TABLE "NoticePreference" ADD CONSTRAINT "noticepreference_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "NoticeSettings" ADD CONSTRAINT "noticesettings_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "Mail" ADD CONSTRAINT "mail_personid_is_person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
