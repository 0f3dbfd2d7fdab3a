-- A mailed template can be for any of its sender's schools: which one is known once it was checked.
ALTER TABLE "scheduling_request" ALTER COLUMN "school_id" DROP NOT NULL;
CREATE INDEX "scheduling_request_requested_by_id_idx" ON "scheduling_request"("requested_by_id");

-- A colleague can send the corrected file: who sent a file is answered about it.
ALTER TABLE "scheduling_file" ADD COLUMN "sent_by_id" UUID;
UPDATE "scheduling_file" f SET "sent_by_id" = r."requested_by_id" FROM "scheduling_request" r WHERE r."id" = f."scheduling_request_id";
ALTER TABLE "scheduling_file" ALTER COLUMN "sent_by_id" SET NOT NULL;
ALTER TABLE "scheduling_file" ADD CONSTRAINT "scheduling_file_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
