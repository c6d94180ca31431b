-- The connector's own words instead of the ready draft.
-- AlterTable
ALTER TABLE "introduction" ADD COLUMN     "draft" TEXT;
