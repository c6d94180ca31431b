-- AlterTable
ALTER TABLE "introduction" ADD COLUMN     "sealed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "untold" BOOLEAN NOT NULL DEFAULT false;

-- What is under way by ties that are sealed.
UPDATE "introduction" i SET "sealed" = true FROM "relationship" r
WHERE r.workspace_id = i.workspace_id AND r.id = i.relationship_id AND r.visibility = 'sealed';
