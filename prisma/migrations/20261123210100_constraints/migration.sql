-- What Prisma's schema language can't say: the rules that hold whatever program writes.

-- One account per e-mail address: `account_email_key` is unique, and here only one spelling of an address is possible.
ALTER TABLE account
  ADD CONSTRAINT account_email_lower CHECK (email = lower(email)),
  ADD CONSTRAINT account_role_known CHECK (role IN ('school', 'helpdesk', 'staff', 'admin')),
  ADD CONSTRAINT account_locale_known CHECK (locale IN ('nl', 'en'));

ALTER TABLE school
  ADD CONSTRAINT school_brin_form CHECK (brin ~ '^[0-9]{2}[A-Z]{2}$'),
  ADD CONSTRAINT school_kind_known CHECK (kind IN ('roc', 'vakschool', 'other'));

-- A closed case holds no key: with the unique index on open_key, one open application per e-mail address.
ALTER TABLE case_file
  ADD CONSTRAINT case_file_closed_whole CHECK ((closed_at IS NULL) = (outcome IS NULL)),
  ADD CONSTRAINT case_file_open_key_only_open CHECK (closed_at IS NULL OR open_key IS NULL),
  ADD CONSTRAINT case_file_reference_form CHECK (reference ~ '^[A-Z]{2}-[0-9]{4}-[0-9]{5,}$');

ALTER TABLE account_application
  ADD CONSTRAINT account_application_email_lower CHECK (applicant_email = lower(applicant_email)),
  ADD CONSTRAINT account_application_manager_email_lower CHECK (manager_email = lower(manager_email)),
  ADD CONSTRAINT account_application_manager_is_other CHECK (manager_email <> applicant_email),
  ADD CONSTRAINT account_application_locale_known CHECK (locale IN ('nl', 'en'));

ALTER TABLE task
  ADD CONSTRAINT task_state_known CHECK (state IN ('open', 'done', 'expired', 'cancelled')),
  ADD CONSTRAINT task_closed_whole CHECK ((state = 'open') = (closed_at IS NULL) AND (state = 'open') = (outcome IS NULL)),
  ADD CONSTRAINT task_version_positive CHECK (version > 0);

ALTER TABLE decision
  ADD CONSTRAINT decision_actor_known CHECK (actor IN ('applicant', 'manager', 'account')),
  ADD CONSTRAINT decision_account_named CHECK ((actor = 'account') = (account_id IS NOT NULL)),
  ADD CONSTRAINT decision_refusal_has_reason CHECK (outcome <> 'refused' OR reason IS NOT NULL);

ALTER TABLE signature
  ADD CONSTRAINT signature_signer_known CHECK (signer IN ('applicant', 'manager')),
  ADD CONSTRAINT signature_sha256_form CHECK (document_sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE document
  ADD CONSTRAINT document_sha256_true CHECK (sha256 = encode(sha256(content), 'hex'));

ALTER TABLE link
  ADD CONSTRAINT link_hash_length CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT link_nonce_length CHECK (octet_length(nonce) = 32);

ALTER TABLE mail
  ADD CONSTRAINT mail_state_known CHECK (state IN ('queued', 'sent', 'failed', 'unclear')),
  ADD CONSTRAINT mail_sent_whole CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT mail_no_header_injection CHECK (recipient !~ '[\r\n]');

ALTER TABLE outbox_message
  ADD CONSTRAINT outbox_message_kind_known CHECK (kind IN ('start', 'update'));

ALTER TABLE calendar_version
  ADD CONSTRAINT calendar_version_single CHECK (id = 1);
INSERT INTO calendar_version (id, version) VALUES (1, 1);

-- The relay looks only at what was not delivered yet: the index stays small however long the history grows.
CREATE INDEX outbox_message_undelivered ON outbox_message (deliver_after) WHERE delivered_at IS NULL;

-- What is evidence can be added to and never changed. To remove what is past its term is a command of its own, which
-- says so to the database (SET LOCAL teletoets.removal = 'on') and never concerns the audit.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'audit_event' AND current_setting('teletoets.removal', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_no_truncate BEFORE TRUNCATE ON signature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_no_truncate BEFORE TRUNCATE ON document
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_append_only BEFORE UPDATE OR DELETE ON signature
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_append_only BEFORE UPDATE OR DELETE ON document
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
