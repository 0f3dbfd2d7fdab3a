-- CreateTable
CREATE TABLE "calendar_year" (
    "year" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("year")
);

-- CreateIndex
CREATE INDEX "audit_event_at_case_id_sequence_idx" ON "audit_event"("at", "case_id", "sequence");

-- CreateIndex
CREATE INDEX "mail_queued_at_idx" ON "mail"("queued_at");

-- The years that the calendar knows now were entered: what was taken out of them stays out.
INSERT INTO calendar_year (year, entered_at)
SELECT DISTINCT extract(year FROM day)::int, now() FROM free_day;
