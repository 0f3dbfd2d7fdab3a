-- AlterTable
ALTER TABLE "school" ADD COLUMN     "merge_reason" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;


-- What comes in for a school in the very moment in which it is merged goes to the school that it turned out to be. The
-- lock waits for a merge that is under way, and holds off one that would begin.
CREATE FUNCTION at_merged_school() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  merged_into uuid;
BEGIN
  SELECT merged_into_id INTO merged_into FROM school WHERE id = NEW.school_id FOR SHARE;
  NEW.school_id := coalesce(merged_into, NEW.school_id);
  RETURN NEW;
END $$;

CREATE TRIGGER account_application_merged_school BEFORE INSERT OR UPDATE OF school_id ON account_application
  FOR EACH ROW EXECUTE FUNCTION at_merged_school();
CREATE TRIGGER school_access_merged_school BEFORE INSERT OR UPDATE OF school_id ON school_access
  FOR EACH ROW EXECUTE FUNCTION at_merged_school();
CREATE TRIGGER sitting_merged_school BEFORE INSERT OR UPDATE OF school_id ON sitting
  FOR EACH ROW EXECUTE FUNCTION at_merged_school();
CREATE TRIGGER scheduling_request_merged_school BEFORE INSERT OR UPDATE OF school_id ON scheduling_request
  FOR EACH ROW EXECUTE FUNCTION at_merged_school();
CREATE TRIGGER inspection_request_merged_school BEFORE INSERT OR UPDATE OF school_id ON inspection_request
  FOR EACH ROW EXECUTE FUNCTION at_merged_school();

-- A school's own page looks in the bureau's dossier for what was done to it.
CREATE INDEX audit_event_school ON audit_event ((details ->> 'schoolId')) WHERE details ? 'schoolId';
CREATE INDEX audit_event_school_into ON audit_event ((details ->> 'intoId')) WHERE details ? 'intoId';
CREATE INDEX school_merged_into ON school (merged_into_id) WHERE merged_into_id IS NOT NULL;
