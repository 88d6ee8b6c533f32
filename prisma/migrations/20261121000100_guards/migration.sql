-- What the database itself guards: shapes, overlaps, references, the past and the evidence.
-- Prisma's schema cannot say these; a schema-to-schema diff does not see them and so never drops them.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Shapes -----------------------------------------------------------------------------------------------------------

ALTER TABLE "Person" ADD CONSTRAINT "person_email_lower_case" CHECK (email = lower(email));
ALTER TABLE "Person" ADD CONSTRAINT "person_not_own_manager" CHECK ("managerId" IS DISTINCT FROM id);
ALTER TABLE "Person" ADD CONSTRAINT "person_left_has_date" CHECK ((status = 'left') = ("leftAt" IS NOT NULL));
ALTER TABLE "Agent" ADD CONSTRAINT "agent_slug_shape" CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$');
ALTER TABLE "System" ADD CONSTRAINT "system_slug_shape" CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$');
ALTER TABLE "DataSource" ADD CONSTRAINT "data_source_slug_shape" CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$');
ALTER TABLE "Team" ADD CONSTRAINT "team_slug_shape" CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$');
ALTER TABLE "Capability" ADD CONSTRAINT "capability_slug_shape" CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$');
ALTER TABLE "Agent" ADD CONSTRAINT "agent_credential_lives" CHECK ("credentialTtlSeconds" > 0);
ALTER TABLE "Capability" ADD CONSTRAINT "capability_revocation_minutes" CHECK ("revocationMinutes" >= 0);
ALTER TABLE "Grant" ADD CONSTRAINT "grant_ends_after_start" CHECK ("endsAt" > "startsAt");
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_ends_not_before_start" CHECK ("endsAt" >= "startsAt");
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_person_or_team" CHECK (("personId" IS NULL) <> ("teamId" IS NULL));
-- A team can be responsible or consulted, never accountable (R3), and cannot accept or attest.
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_team_never_accountable"
  CHECK ("teamId" IS NULL OR (NOT accountable AND "acceptedAt" IS NULL AND "attestedAt" IS NULL));
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_agent_role_has_no_capability"
  CHECK ("capabilityId" IS NULL OR role IN ('provisioner', 'control_owner', 'approver', 'detector', 'responder'));
ALTER TABLE "AgentControl" ADD CONSTRAINT "agent_control_not_applicable_has_reason"
  CHECK (status IS DISTINCT FROM 'not_applicable' OR reason IS NOT NULL);
ALTER TABLE "RaciOverride" ADD CONSTRAINT "raci_override_letter" CHECK (letter IN ('R', 'C', 'I'));
ALTER TABLE "Gap" ADD CONSTRAINT "gap_closed_has_date" CHECK ((status = 'closed') = ("closedAt" IS NOT NULL));

-- Overlaps ---------------------------------------------------------------------------------------------------------

ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_no_overlap" EXCLUDE USING gist (
  "agentId" WITH =,
  (COALESCE("capabilityId", '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
  (COALESCE("personId", "teamId")) WITH =,
  role WITH =,
  tstzrange("startsAt", "endsAt") WITH &&
);
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_one_marked" EXCLUDE USING gist (
  "agentId" WITH =,
  (COALESCE("capabilityId", '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
  role WITH =,
  tstzrange("startsAt", "endsAt") WITH &&
) WHERE (accountable);
ALTER TABLE "Grant" ADD CONSTRAINT "grant_no_overlap" EXCLUDE USING gist (
  "capabilityId" WITH =,
  tstzrange("startsAt", "endsAt") WITH &&
);

-- References that Prisma's schema leaves out to keep its models small ------------------------------------------------

ALTER TABLE "Capability" ADD CONSTRAINT "capability_of_agent" UNIQUE (id, "agentId");
ALTER TABLE "Assignment" ADD CONSTRAINT "assignment_capability_of_agent"
  FOREIGN KEY ("capabilityId", "agentId") REFERENCES "Capability" (id, "agentId");
ALTER TABLE "Grant" ADD CONSTRAINT "grant_capability_of_agent"
  FOREIGN KEY ("capabilityId", "agentId") REFERENCES "Capability" (id, "agentId");

DO $$
DECLARE reference text[];
BEGIN
  FOREACH reference SLICE 1 IN ARRAY ARRAY[
    ['System', 'ownerId'], ['DataSource', 'dataOwnerId'], ['DataSource', 'qualityOwnerId'], ['DataSource', 'decidedById'],
    ['Agent', 'vendorDataClassificationOwnerId'], ['Agent', 'vendorOutputsOwnerId'], ['Agent', 'residualRiskAcceptedById'],
    ['Agent', 'identityApprovedById'], ['Agent', 'scopeApprovedById'], ['Agent', 'oversightApprovedById'],
    ['Agent', 'submittedById'], ['Agent', 'createdById'], ['AgentUnit', 'ownerId'],
    ['Grant', 'grantedById'], ['Grant', 'approvedById'], ['Control', 'defaultOwnerId'], ['AgentControl', 'ownerId'],
    ['PolicyVersion', 'decidedById'], ['RaciOverride', 'personId'], ['RaciOverride', 'authorId'],
    ['Gap', 'assigneeId'], ['GapEvent', 'byId'], ['LocalAccount', 'personId'], ['ExternalAccount', 'personId'],
    ['Session', 'personId'], ['Token', 'createdById'], ['OneTimeLink', 'personId'], ['Import', 'createdById']
  ] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES "Person" (id)',
      reference[1], lower(reference[1]) || '_' || lower(reference[2]) || '_is_person', reference[2]);
  END LOOP;
END $$;

-- Lists ------------------------------------------------------------------------------------------------------------

CREATE INDEX "agent_by_name" ON "Agent" (name, id);
CREATE INDEX "agent_by_tier" ON "Agent" ("riskTier" DESC, name, id);
CREATE INDEX "agent_by_state" ON "Agent" (state, name, id);
CREATE INDEX "agent_search" ON "Agent" USING gin ((name || ' ' || slug) gin_trgm_ops);
CREATE INDEX "person_search" ON "Person" USING gin ((name || ' ' || email) gin_trgm_ops);
CREATE INDEX "person_by_name" ON "Person" (name, id);
CREATE INDEX "capability_high_approver" ON "Capability" ("accountableApproverId") WHERE "riskTier" >= 'high' AND state NOT IN ('pending', 'ended');
CREATE INDEX "capability_high_detector" ON "Capability" ("accountableDetectorId") WHERE "riskTier" >= 'high' AND state NOT IN ('pending', 'ended');
CREATE INDEX "capability_high_responder" ON "Capability" ("accountableResponderId") WHERE "riskTier" >= 'high' AND state NOT IN ('pending', 'ended');
CREATE INDEX "agent_residual_acceptor" ON "Agent" ("residualRiskAcceptedById") WHERE "residualRiskAcceptedById" IS NOT NULL;
CREATE INDEX "agent_vendor_data_owner" ON "Agent" ("vendorDataClassificationOwnerId") WHERE "vendorDataClassificationOwnerId" IS NOT NULL;
CREATE INDEX "agent_vendor_outputs_owner" ON "Agent" ("vendorOutputsOwnerId") WHERE "vendorOutputsOwnerId" IS NOT NULL;

-- The past ---------------------------------------------------------------------------------------------------------

-- The moment of the write: the command's clock where it set one, else the transaction's start.
CREATE FUNCTION answerable_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT date_trunc('milliseconds',
    COALESCE(nullif(current_setting('answerable.now', true), '')::timestamptz, transaction_timestamp()))
$$;

-- Keeps the row that an UPDATE or DELETE replaces. Several updates of one row at one moment (one transaction) leave one
-- version; a clock that runs behind is moved one millisecond past the row's last version, so that no version is lost.
CREATE FUNCTION keep_past() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moment timestamptz := answerable_now();
  old_row jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.since := moment;
    RETURN NEW;
  END IF;
  IF moment < OLD.since THEN
    moment := OLD.since + interval '1 millisecond';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    NEW.since := OLD.since;
    IF NEW IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
    NEW.since := moment;
  END IF;
  IF moment > OLD.since THEN
    old_row := to_jsonb(OLD);
    INSERT INTO public."History" (entity, "rowId", "agentId", row, since, until)
    VALUES (TG_TABLE_NAME, OLD.id,
      CASE WHEN TG_TABLE_NAME = 'Agent' THEN OLD.id ELSE (old_row ->> 'agentId')::uuid END,
      old_row, OLD.since, moment);
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;

CREATE SCHEMA past;

CREATE FUNCTION past.moment() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT current_setting('answerable.as_of')::timestamptz
$$;

-- The versioned tables: their triggers and their views of the past. Called again after every migration, so that a new
-- column reaches the views and a new table (add it here by CREATE OR REPLACE) its trigger.
CREATE FUNCTION past.versioned() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['Person', 'Team', 'TeamMember', 'System', 'SystemTool', 'DataSource', 'Agent', 'AgentUnit', 'AgentDelegate',
    'AgentDataSource', 'Capability', 'Grant', 'Assignment', 'AssignmentDeputy', 'Control', 'AgentControl', 'RaciOverride', 'Gap']
$$;

CREATE FUNCTION past.refresh() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entity text;
  present_columns text;
  past_columns text;
BEGIN
  FOREACH entity IN ARRAY past.versioned() LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS keep_past ON public.%I', entity);
    EXECUTE format('CREATE TRIGGER keep_past BEFORE INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION public.keep_past()', entity);
    -- id and agentId come from History's own indexed columns, so that a condition on them reaches its indexes.
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
           string_agg(CASE attname WHEN 'id' THEN 'h."rowId"' WHEN 'agentId' THEN 'h."agentId"' ELSE 'r.' || quote_ident(attname) END, ', ' ORDER BY attnum)
      INTO present_columns, past_columns
      FROM pg_attribute WHERE attrelid = format('public.%I', entity)::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('DROP VIEW IF EXISTS past.%I', entity);
    EXECUTE format(
      'CREATE VIEW past.%1$I AS SELECT %2$s FROM public.%1$I WHERE since <= past.moment()
       UNION ALL SELECT %3$s FROM public."History" h CROSS JOIN LATERAL jsonb_populate_record(NULL::public.%1$I, h.row) r
       WHERE h.entity = %4$L AND h.since <= past.moment() AND h.until > past.moment()',
      entity, present_columns, past_columns, entity);
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    GRANT USAGE ON SCHEMA past TO answerable;
    GRANT SELECT ON ALL TABLES IN SCHEMA past TO answerable;
  END IF;
END $$;

SELECT past.refresh();

-- The evidence -----------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'EV001';
END $$;

CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE ON "Evidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON "Evidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON "History" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER history_no_truncate BEFORE TRUNCATE ON "History" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER gap_event_append_only BEFORE UPDATE OR DELETE ON "GapEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER gap_event_no_truncate BEFORE TRUNCATE ON "GapEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_version_append_only BEFORE UPDATE OR DELETE ON "PolicyVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_version_no_truncate BEFORE TRUNCATE ON "PolicyVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Makes the month's partition when it is not there. ATTACH locks out other writers of the structure only, not of rows.
CREATE FUNCTION evidence_partition(at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month date := date_trunc('month', at AT TIME ZONE 'UTC')::date;
  partition text := 'Evidence_' || to_char(month, 'YYYY_MM');
BEGIN
  IF to_regclass(format('public.%I', partition)) IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('evidence_partition'));
  IF to_regclass(format('public.%I', partition)) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE public.%I (LIKE public."Evidence" INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
  EXECUTE format('ALTER TABLE public."Evidence" ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
    partition, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    -- Reached through its parent only.
    EXECUTE format('REVOKE ALL ON public.%I FROM answerable', partition);
  END IF;
  EXECUTE format('CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', partition);
END $$;

SELECT evidence_partition(now() + ahead * interval '1 month') FROM generate_series(0, 3) AS ahead;

-- The application's role -------------------------------------------------------------------------------------------

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable') THEN
    GRANT USAGE ON SCHEMA public TO answerable;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO answerable;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO answerable;
    REVOKE UPDATE, DELETE, TRUNCATE ON "Evidence", "GapEvent", "PolicyVersion" FROM answerable;
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "History" FROM answerable;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO answerable;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO answerable;
  END IF;
END $$;
