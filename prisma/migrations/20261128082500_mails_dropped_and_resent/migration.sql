-- A mail is dropped when its link no longer works; one that arrived is sent once more as a mail of its own.
ALTER TABLE "mail" ADD COLUMN     "recipient_name" TEXT,
ADD COLUMN     "resend_of_id" UUID;

CREATE INDEX "mail_resend_of_id_idx" ON "mail"("resend_of_id");

ALTER TABLE "mail" ADD CONSTRAINT "mail_resend_of_id_fkey" FOREIGN KEY ("resend_of_id") REFERENCES "mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE mail
  DROP CONSTRAINT mail_state_known,
  ADD CONSTRAINT mail_state_known CHECK (state IN ('queued', 'sent', 'failed', 'unclear', 'dropped'));
