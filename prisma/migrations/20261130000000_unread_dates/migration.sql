-- AlterTable
ALTER TABLE "import" ADD COLUMN "unread_dates" INTEGER NOT NULL DEFAULT 0;
