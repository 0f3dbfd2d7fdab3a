-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "about_id" UUID,
ADD COLUMN     "in_reply_to" TEXT,
ADD COLUMN     "references" TEXT;

-- CreateTable
CREATE TABLE "exam" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_study_field" (
    "exam_id" UUID NOT NULL,
    "study_field_id" UUID NOT NULL,

    CONSTRAINT "exam_study_field_pkey" PRIMARY KEY ("exam_id","study_field_id")
);

-- CreateTable
CREATE TABLE "exam_version" (
    "id" UUID NOT NULL,
    "exam_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "cut_score" INTEGER NOT NULL,
    "max_points" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by_id" UUID,
    "retired_reason" TEXT,

    CONSTRAINT "exam_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "duration_ms" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_session" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exam_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "sitting_id" UUID NOT NULL,
    "exam_version_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "handed_in_at" TIMESTAMPTZ(3),
    "handed_in_by" TEXT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "attempt_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "value" JSONB,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("attempt_id","item_id")
);

-- CreateTable
CREATE TABLE "audio_play" (
    "attempt_id" UUID NOT NULL,
    "stimulus_id" TEXT NOT NULL,
    "plays" INTEGER NOT NULL,
    "position_ms" INTEGER,

    CONSTRAINT "audio_play_pkey" PRIMARY KEY ("attempt_id","stimulus_id")
);

-- CreateTable
CREATE TABLE "result" (
    "attempt_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "points" INTEGER NOT NULL,
    "max_points" INTEGER NOT NULL,
    "cut_score" INTEGER NOT NULL,
    "grade" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,

    CONSTRAINT "result_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "help_request" (
    "id" UUID NOT NULL,
    "submission_id" UUID,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "school_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "related_id" UUID,
    "quiet" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "help_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_message" (
    "id" UUID NOT NULL,
    "help_request_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "decision_id" UUID,
    "incoming_mail_id" UUID,

    CONSTRAINT "help_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_request" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "student_name" TEXT NOT NULL,
    "date_of_birth" DATE NOT NULL,
    "exam_name" TEXT NOT NULL,
    "exam_date" DATE NOT NULL,
    "attempt_id" UUID,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "inspection_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incoming_mail" (
    "id" UUID NOT NULL,
    "mailbox_key" TEXT NOT NULL,
    "message_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "from_address" TEXT NOT NULL,
    "from_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "references" TEXT NOT NULL DEFAULT '',
    "raw" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'read',
    "filed_as" TEXT NOT NULL,
    "taken_in_at" TIMESTAMPTZ(3) NOT NULL,
    "case_id" UUID,

    CONSTRAINT "incoming_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incoming_attachment" (
    "id" UUID NOT NULL,
    "incoming_mail_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "incoming_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox_standing" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "last_read_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "last_fault" TEXT,

    CONSTRAINT "mailbox_standing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sitting" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "exam_version_id" UUID NOT NULL,
    "location" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "results_from" TIMESTAMPTZ(3) NOT NULL,
    "scheduling_request_id" UUID,
    "owner_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,

    CONSTRAINT "sitting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "sitting_id" UUID NOT NULL,
    "exam_number" TEXT NOT NULL,
    "student_number" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "infix" TEXT NOT NULL DEFAULT '',
    "family_name" TEXT NOT NULL,
    "date_of_birth" DATE NOT NULL,
    "extra_minutes" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_number" (
    "number" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exam_number_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "scheduling_request" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheduling_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheduling_file" (
    "id" UUID NOT NULL,
    "scheduling_request_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "incoming_mail_id" UUID,
    "checked_at" TIMESTAMPTZ(3),
    "faults" JSONB,
    "plan" JSONB,

    CONSTRAINT "scheduling_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "exam_code_key" ON "exam"("code");

-- CreateIndex
CREATE INDEX "exam_study_field_study_field_id_idx" ON "exam_study_field"("study_field_id");

-- CreateIndex
CREATE UNIQUE INDEX "exam_version_exam_id_number_key" ON "exam_version"("exam_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "media_sha256_key" ON "media"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "exam_session_token_hash_key" ON "exam_session"("token_hash");

-- CreateIndex
CREATE INDEX "exam_session_registration_id_idx" ON "exam_session"("registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_registration_id_key" ON "attempt"("registration_id");

-- CreateIndex
CREATE INDEX "attempt_sitting_id_idx" ON "attempt"("sitting_id");

-- CreateIndex
CREATE INDEX "attempt_exam_version_id_idx" ON "attempt"("exam_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "help_request_submission_id_key" ON "help_request"("submission_id");

-- CreateIndex
CREATE INDEX "help_request_email_idx" ON "help_request"("email");

-- CreateIndex
CREATE INDEX "help_request_related_id_idx" ON "help_request"("related_id");

-- CreateIndex
CREATE UNIQUE INDEX "help_message_incoming_mail_id_key" ON "help_message"("incoming_mail_id");

-- CreateIndex
CREATE INDEX "help_message_help_request_id_idx" ON "help_message"("help_request_id");

-- CreateIndex
CREATE INDEX "inspection_request_school_id_idx" ON "inspection_request"("school_id");

-- CreateIndex
CREATE INDEX "inspection_request_attempt_id_idx" ON "inspection_request"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_mail_mailbox_key_key" ON "incoming_mail"("mailbox_key");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_mail_message_id_key" ON "incoming_mail"("message_id");

-- CreateIndex
CREATE INDEX "incoming_mail_case_id_idx" ON "incoming_mail"("case_id");

-- CreateIndex
CREATE INDEX "incoming_mail_from_address_taken_in_at_idx" ON "incoming_mail"("from_address", "taken_in_at");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_attachment_incoming_mail_id_position_key" ON "incoming_attachment"("incoming_mail_id", "position");

-- CreateIndex
CREATE INDEX "sitting_school_id_opens_at_idx" ON "sitting"("school_id", "opens_at");

-- CreateIndex
CREATE INDEX "sitting_scheduling_request_id_idx" ON "sitting"("scheduling_request_id");

-- CreateIndex
CREATE INDEX "sitting_exam_version_id_idx" ON "sitting"("exam_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_exam_number_key" ON "registration"("exam_number");

-- CreateIndex
CREATE INDEX "registration_sitting_id_idx" ON "registration"("sitting_id");

-- CreateIndex
CREATE INDEX "registration_student_number_idx" ON "registration"("student_number");

-- CreateIndex
CREATE INDEX "scheduling_request_school_id_idx" ON "scheduling_request"("school_id");

-- CreateIndex
CREATE INDEX "scheduling_file_sha256_idx" ON "scheduling_file"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "scheduling_file_scheduling_request_id_round_key" ON "scheduling_file"("scheduling_request_id", "round");

-- AddForeignKey
ALTER TABLE "exam_study_field" ADD CONSTRAINT "exam_study_field_exam_id_fkey" FOREIGN KEY ("exam_id") REFERENCES "exam"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_study_field" ADD CONSTRAINT "exam_study_field_study_field_id_fkey" FOREIGN KEY ("study_field_id") REFERENCES "study_field"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_version" ADD CONSTRAINT "exam_version_exam_id_fkey" FOREIGN KEY ("exam_id") REFERENCES "exam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_version" ADD CONSTRAINT "exam_version_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_version" ADD CONSTRAINT "exam_version_retired_by_id_fkey" FOREIGN KEY ("retired_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_session" ADD CONSTRAINT "exam_session_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_sitting_id_fkey" FOREIGN KEY ("sitting_id") REFERENCES "sitting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_exam_version_id_fkey" FOREIGN KEY ("exam_version_id") REFERENCES "exam_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audio_play" ADD CONSTRAINT "audio_play_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_id_fkey" FOREIGN KEY ("id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_related_id_fkey" FOREIGN KEY ("related_id") REFERENCES "case_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_message" ADD CONSTRAINT "help_message_help_request_id_fkey" FOREIGN KEY ("help_request_id") REFERENCES "help_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_message" ADD CONSTRAINT "help_message_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_message" ADD CONSTRAINT "help_message_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_message" ADD CONSTRAINT "help_message_incoming_mail_id_fkey" FOREIGN KEY ("incoming_mail_id") REFERENCES "incoming_mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_request" ADD CONSTRAINT "inspection_request_id_fkey" FOREIGN KEY ("id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_request" ADD CONSTRAINT "inspection_request_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_request" ADD CONSTRAINT "inspection_request_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_request" ADD CONSTRAINT "inspection_request_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_mail" ADD CONSTRAINT "incoming_mail_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_attachment" ADD CONSTRAINT "incoming_attachment_incoming_mail_id_fkey" FOREIGN KEY ("incoming_mail_id") REFERENCES "incoming_mail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_id_fkey" FOREIGN KEY ("id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_exam_version_id_fkey" FOREIGN KEY ("exam_version_id") REFERENCES "exam_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_scheduling_request_id_fkey" FOREIGN KEY ("scheduling_request_id") REFERENCES "scheduling_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_sitting_id_fkey" FOREIGN KEY ("sitting_id") REFERENCES "sitting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_exam_number_fkey" FOREIGN KEY ("exam_number") REFERENCES "exam_number"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduling_request" ADD CONSTRAINT "scheduling_request_id_fkey" FOREIGN KEY ("id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduling_request" ADD CONSTRAINT "scheduling_request_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduling_request" ADD CONSTRAINT "scheduling_request_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduling_file" ADD CONSTRAINT "scheduling_file_scheduling_request_id_fkey" FOREIGN KEY ("scheduling_request_id") REFERENCES "scheduling_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduling_file" ADD CONSTRAINT "scheduling_file_incoming_mail_id_fkey" FOREIGN KEY ("incoming_mail_id") REFERENCES "incoming_mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;
