-- What Prisma's schema language can't say about applications in full, accounts, and the dossier of the bureau.

ALTER TABLE account_application
  ADD CONSTRAINT account_application_purpose_known CHECK (purpose IN ('account', 'study-fields')),
  ADD CONSTRAINT account_application_channel_known CHECK (channel IN ('form', 'paper', 'portal')),
  ADD CONSTRAINT account_application_requester CHECK ((purpose = 'study-fields') = (channel = 'portal'));

-- A signature by link has all its evidence; one on paper has the day on the paper and who recorded it.
ALTER TABLE signature
  ADD CONSTRAINT signature_medium_known CHECK (medium IN ('link', 'paper')),
  ADD CONSTRAINT signature_evidence_whole CHECK (
    CASE medium
      WHEN 'link' THEN decision_id IS NOT NULL AND link_id IS NOT NULL AND declaration IS NOT NULL AND signed_on IS NULL
      ELSE signed_on IS NOT NULL AND recorded_by_id IS NOT NULL AND link_id IS NULL
    END);

CREATE TRIGGER manager_verification_append_only BEFORE UPDATE OR DELETE ON manager_verification
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER manager_verification_no_truncate BEFORE TRUNCATE ON manager_verification
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_change_append_only BEFORE UPDATE OR DELETE ON account_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE account_change
  ADD CONSTRAINT account_change_kind_known
    CHECK (kind IN ('blocked', 'unblocked', 'end-date', 'study-fields', 'access-ended', 'confirmed')),
  ADD CONSTRAINT account_change_reason
    CHECK (kind = 'confirmed' OR reason IS NOT NULL);

ALTER TABLE school
  ADD CONSTRAINT school_not_merged_into_itself CHECK (merged_into_id <> id),
  ADD CONSTRAINT school_merged_is_not_listed CHECK (merged_into_id IS NULL OR NOT listed);

-- What is done to no case in particular (schools, settings, the calendar, accounts) is chained in one dossier.
INSERT INTO case_file (id, process, reference, opened_at)
VALUES ('00000000-0000-7000-8000-000000000001', 'bureau', 'EW-2026-00000', '2026-11-28T00:00:00Z');
-- An account's own page looks for what was done to it there.
CREATE INDEX audit_event_account ON audit_event ((details ->> 'accountId')) WHERE details ? 'accountId';
