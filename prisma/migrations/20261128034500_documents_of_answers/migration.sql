-- AlterTable
ALTER TABLE "document" ADD COLUMN     "task_id" UUID;

-- CreateIndex
CREATE INDEX "document_task_id_idx" ON "document"("task_id");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
