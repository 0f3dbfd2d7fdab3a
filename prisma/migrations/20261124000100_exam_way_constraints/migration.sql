-- What Prisma's schema language can't say about exams, sittings and what candidates make.

ALTER TABLE exam
  ADD CONSTRAINT exam_kind_known CHECK (kind IN ('reading', 'listening', 'theory')),
  ADD CONSTRAINT exam_code_form CHECK (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$');

ALTER TABLE exam_version
  ADD CONSTRAINT exam_version_state_known CHECK (state IN ('draft', 'published', 'retired')),
  ADD CONSTRAINT exam_version_published_whole CHECK ((state = 'draft') = (published_at IS NULL)),
  ADD CONSTRAINT exam_version_retired_whole CHECK ((state = 'retired') = (retired_at IS NOT NULL)),
  ADD CONSTRAINT exam_version_retired_once CHECK (state = 'retired' OR (retired_by_id IS NULL AND retired_reason IS NULL)),
  ADD CONSTRAINT exam_version_duration CHECK (duration_minutes BETWEEN 1 AND 600),
  ADD CONSTRAINT exam_version_published_reachable CHECK (state = 'draft' OR (cut_score >= 1 AND cut_score < max_points));
-- One draft to work on, and one version that can be scheduled.
CREATE UNIQUE INDEX exam_version_one_draft ON exam_version (exam_id) WHERE state = 'draft';
CREATE UNIQUE INDEX exam_version_one_published ON exam_version (exam_id) WHERE state = 'published';

-- A published version never changes: all that can still happen to it is that it retires.
CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  retirement CONSTANT text[] := ARRAY['state', 'retired_at', 'retired_by_id', 'retired_reason'];
BEGIN
  IF OLD.state = 'draft' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'published' AND NEW.state = 'retired'
     AND (to_jsonb(NEW) - retirement) = (to_jsonb(OLD) - retirement) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published exam version never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER exam_version_keep_published BEFORE UPDATE OR DELETE ON exam_version
  FOR EACH ROW EXECUTE FUNCTION keep_published();

ALTER TABLE media
  ADD CONSTRAINT media_type_known CHECK (media_type IN ('image/png', 'image/jpeg', 'audio/mpeg')),
  ADD CONSTRAINT media_sha256_true CHECK (sha256 = encode(sha256(content), 'hex'));
CREATE TRIGGER media_append_only BEFORE UPDATE OR DELETE ON media
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE sitting
  ADD CONSTRAINT sitting_days_in_order CHECK (first_day <= last_day),
  ADD CONSTRAINT sitting_hours_in_order CHECK (0 <= from_minute AND from_minute < until_minute AND until_minute <= 1440),
  ADD CONSTRAINT sitting_window_in_order CHECK (opens_at < closes_at),
  ADD CONSTRAINT sitting_version_positive CHECK (version > 0),
  ADD CONSTRAINT sitting_cancelled_whole CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL));

-- Exam numbers: nine digits, never reused. A number that was given out stays in the ledger.
ALTER TABLE exam_number
  ADD CONSTRAINT exam_number_form CHECK (number ~ '^[1-9][0-9]{8}$');
CREATE TRIGGER exam_number_append_only BEFORE UPDATE OR DELETE ON exam_number
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE registration
  ADD CONSTRAINT registration_extra_minutes CHECK (extra_minutes BETWEEN 0 AND 600);
CREATE UNIQUE INDEX registration_once_in_sitting ON registration (sitting_id, student_number) WHERE withdrawn_at IS NULL;

ALTER TABLE scheduling_request
  ADD CONSTRAINT scheduling_request_channel_known CHECK (channel IN ('mail', 'upload'));
ALTER TABLE scheduling_file
  ADD CONSTRAINT scheduling_file_sha256_true CHECK (sha256 = encode(sha256(content), 'hex'));

ALTER TABLE exam_session
  ADD CONSTRAINT exam_session_hash_length CHECK (octet_length(token_hash) = 32);

ALTER TABLE attempt
  ADD CONSTRAINT attempt_deadline_after_start CHECK (deadline >= started_at),
  ADD CONSTRAINT attempt_handed_in_whole CHECK ((handed_in_at IS NULL) = (handed_in_by IS NULL)),
  ADD CONSTRAINT attempt_handed_in_by_known CHECK (handed_in_by IN ('candidate', 'time-over'));
-- The sitting's process looks for attempts whose time is over: only those that are still being made.
CREATE INDEX attempt_under_way ON attempt (sitting_id, deadline) WHERE handed_in_at IS NULL;
-- Saving updates answers in place, again and again: room on the page keeps that from touching the index.
ALTER TABLE answer SET (fillfactor = 70);
ALTER TABLE attempt SET (fillfactor = 80);

ALTER TABLE result
  ADD CONSTRAINT result_points_in_range CHECK (points BETWEEN 0 AND max_points),
  ADD CONSTRAINT result_grade_in_range CHECK (grade BETWEEN 10 AND 100),
  ADD CONSTRAINT result_passed_on_points CHECK (passed = (points >= cut_score) AND passed = (grade >= 55));

ALTER TABLE help_request
  ADD CONSTRAINT help_request_channel_known CHECK (channel IN ('form', 'mail')),
  ADD CONSTRAINT help_request_locale_known CHECK (locale IN ('nl', 'en'));
ALTER TABLE incoming_mail
  ADD CONSTRAINT incoming_mail_state_known CHECK (state IN ('read', 'unreadable', 'too-large')),
  ADD CONSTRAINT incoming_mail_filed_as_known
    CHECK (filed_as IN ('question', 'reply', 'scheduling-file', 'automatic', 'bounce', 'own'));
ALTER TABLE incoming_attachment
  ADD CONSTRAINT incoming_attachment_size CHECK (size = octet_length(content));
ALTER TABLE mailbox_standing ADD CONSTRAINT mailbox_standing_one_row CHECK (id = 1);
ALTER TABLE help_message
  ADD CONSTRAINT help_message_direction_known CHECK (direction IN ('in', 'out')),
  ADD CONSTRAINT help_message_author CHECK ((direction = 'out') = (account_id IS NOT NULL));
