-- AlterTable
ALTER TABLE "warm_note" ADD COLUMN     "tells" TEXT NOT NULL DEFAULT 'cold';
