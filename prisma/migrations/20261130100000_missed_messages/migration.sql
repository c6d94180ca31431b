-- AlterTable
ALTER TABLE "member" ADD COLUMN "missed" TEXT[] DEFAULT ARRAY[]::TEXT[];
