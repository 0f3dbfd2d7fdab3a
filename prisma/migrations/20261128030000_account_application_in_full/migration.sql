-- DropIndex
DROP INDEX "document_case_id_kind_key";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "ends_on" DATE;

-- AlterTable
ALTER TABLE "account_application" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'form',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'account',
ADD COLUMN     "requested_by_id" UUID;

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "added_by_id" UUID,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "school" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "setting_change" ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "signature" ADD COLUMN     "medium" TEXT NOT NULL DEFAULT 'link',
ADD COLUMN     "recorded_by_id" UUID,
ADD COLUMN     "signed_on" DATE,
ALTER COLUMN "decision_id" DROP NOT NULL,
ALTER COLUMN "declaration" DROP NOT NULL,
ALTER COLUMN "link_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "account_change" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_confirmation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_comment" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manager_verification" (
    "decision_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "manager_verification_pkey" PRIMARY KEY ("decision_id")
);

-- CreateTable
CREATE TABLE "school_location" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "school_location_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_change_account_id_at_idx" ON "account_change"("account_id", "at");

-- CreateIndex
CREATE INDEX "account_confirmation_account_id_idx" ON "account_confirmation"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_account_id_resource_name_key" ON "saved_filter"("account_id", "resource", "name");

-- CreateIndex
CREATE INDEX "task_comment_task_id_written_at_idx" ON "task_comment"("task_id", "written_at");

-- CreateIndex
CREATE UNIQUE INDEX "school_location_school_id_name_key" ON "school_location"("school_id", "name");

-- CreateIndex
CREATE INDEX "account_application_requested_by_id_idx" ON "account_application"("requested_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_case_id_kind_round_key" ON "document"("case_id", "kind", "round");

-- AddForeignKey
ALTER TABLE "account_application" ADD CONSTRAINT "account_application_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_change" ADD CONSTRAINT "account_change_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_change" ADD CONSTRAINT "account_change_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_confirmation" ADD CONSTRAINT "account_confirmation_id_fkey" FOREIGN KEY ("id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_confirmation" ADD CONSTRAINT "account_confirmation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_comment" ADD CONSTRAINT "task_comment_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_comment" ADD CONSTRAINT "task_comment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manager_verification" ADD CONSTRAINT "manager_verification_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_location" ADD CONSTRAINT "school_location_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Who has an account now has said with it that it is needed.
UPDATE "account" SET "confirmed_at" = "created_at" WHERE "role" = 'school';
