-- AlterTable
ALTER TABLE "ask" ADD COLUMN     "team_why" TEXT;
