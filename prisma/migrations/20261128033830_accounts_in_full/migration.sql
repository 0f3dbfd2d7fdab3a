-- DropIndex
DROP INDEX "account_confirmation_account_id_idx";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "last_login_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "account_confirmation" ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL;

-- CreateTable
CREATE TABLE "password_link" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "nonce" BYTEA NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "password_link_token_hash_key" ON "password_link"("token_hash");

-- CreateIndex
CREATE INDEX "password_link_account_id_created_at_idx" ON "password_link"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_confirmation_account_id_since_key" ON "account_confirmation"("account_id", "since");

-- AddForeignKey
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language can't say.
ALTER TABLE account_change
  DROP CONSTRAINT account_change_kind_known,
  DROP CONSTRAINT account_change_reason,
  ADD CONSTRAINT account_change_kind_known CHECK (
    kind IN ('blocked', 'unblocked', 'end-date', 'study-fields', 'access-ended', 'confirmed', 'two-factor-reset',
      'password-link')),
  -- The yearly word of the holder, and a link that was asked for, say enough by themselves.
  ADD CONSTRAINT account_change_reason CHECK (kind IN ('confirmed', 'password-link') OR reason IS NOT NULL);
