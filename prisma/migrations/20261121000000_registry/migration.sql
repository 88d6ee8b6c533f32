-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Interaction" AS ENUM ('chat', 'assistant', 'agentic');

-- CreateEnum
CREATE TYPE "Hosting" AS ENUM ('internal', 'vendor');

-- CreateEnum
CREATE TYPE "Autonomy" AS ENUM ('suggests', 'acts_with_approval', 'acts_within_bounds', 'acts_freely');

-- CreateEnum
CREATE TYPE "Environment" AS ENUM ('development', 'staging', 'production');

-- CreateEnum
CREATE TYPE "CredentialKind" AS ENUM ('none', 'ephemeral', 'short_lived', 'long_lived', 'shared_account');

-- CreateEnum
CREATE TYPE "Action" AS ENUM ('read', 'write', 'execute', 'communicate', 'pay', 'change_infrastructure', 'change_identity', 'change_production', 'delegate');

-- CreateEnum
CREATE TYPE "DataClassification" AS ENUM ('public', 'internal', 'confidential', 'restricted', 'regulated');

-- CreateEnum
CREATE TYPE "SystemKind" AS ENUM ('saas', 'api', 'database', 'identity_store', 'payment', 'infrastructure', 'production_change', 'repository');

-- CreateEnum
CREATE TYPE "AgentState" AS ENUM ('draft', 'submitted', 'approved', 'active', 'suspended', 'retiring', 'retired', 'rejected');

-- CreateEnum
CREATE TYPE "CapabilityState" AS ENUM ('pending', 'live', 'suspended', 'ended');

-- CreateEnum
CREATE TYPE "PersonStatus" AS ENUM ('active', 'suspended', 'left');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('business_owner', 'system_owner', 'security_owner', 'retirement_owner', 'provisioner', 'control_owner', 'approver', 'detector', 'responder');

-- CreateEnum
CREATE TYPE "RiskTier" AS ENUM ('low', 'moderate', 'high', 'critical');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('low', 'medium', 'high', 'critical');

-- CreateEnum
CREATE TYPE "ControlStatus" AS ENUM ('planned', 'in_place', 'tested', 'failing', 'not_applicable');

-- CreateEnum
CREATE TYPE "OrganisationFunction" AS ENUM ('business_owner', 'security', 'platform_identity', 'data_owner', 'compliance_legal', 'system_owner', 'vendor_manager');

-- CreateEnum
CREATE TYPE "PlatformRole" AS ENUM ('admin', 'security', 'compliance', 'member', 'auditor');

-- CreateEnum
CREATE TYPE "GapStatus" AS ENUM ('open', 'accepted', 'closed');

-- CreateTable
CREATE TABLE "History" (
    "id" BIGSERIAL NOT NULL,
    "entity" TEXT NOT NULL,
    "rowId" UUID NOT NULL,
    "agentId" UUID,
    "row" JSONB NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "History_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Control" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "controlId" TEXT NOT NULL,
    "definition" JSONB,
    "function" "OrganisationFunction",
    "functionReason" TEXT,
    "defaultOwnerId" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Control_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgentControl" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "controlId" TEXT NOT NULL,
    "ownerId" UUID,
    "status" "ControlStatus",
    "reason" TEXT,
    "evidenceUrl" TEXT,
    "testedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgentControl_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "version" INTEGER NOT NULL,
    "thresholds" JSONB NOT NULL,
    "decidedById" UUID,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "RaciOverride" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "duty" TEXT NOT NULL,
    "capabilityId" UUID,
    "controlId" TEXT,
    "personId" UUID NOT NULL,
    "letter" TEXT NOT NULL,
    "removes" BOOLEAN NOT NULL DEFAULT false,
    "authorId" UUID,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RaciOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "sequence" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID,
    "subjectName" TEXT NOT NULL,
    "agentId" UUID,
    "correlationId" TEXT NOT NULL,
    "reason" TEXT,
    "payload" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("sequence","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "Gap" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" "Severity" NOT NULL,
    "agentId" UUID,
    "capabilityId" UUID,
    "role" "Role",
    "controlId" TEXT,
    "aboutKind" TEXT,
    "aboutValue" TEXT,
    "sentence" TEXT NOT NULL,
    "fix" TEXT NOT NULL,
    "closedBy" TEXT NOT NULL,
    "status" "GapStatus" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "severitySince" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "assigneeId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GapEvent" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "gapId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "severity" "Severity",
    "byId" UUID,
    "detail" TEXT,

    CONSTRAINT "GapEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Judgement" (
    "agentId" UUID NOT NULL,
    "judgedAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "Judgement_pkey" PRIMARY KEY ("agentId")
);

-- CreateTable
CREATE TABLE "DailyFigure" (
    "day" DATE NOT NULL,
    "answerable" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "openGaps" JSONB NOT NULL,

    CONSTRAINT "DailyFigure_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "LocalAccount" (
    "personId" UUID NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LocalAccount_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "ExternalAccount" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "personId" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExternalAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Token" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "role" "PlatformRole" NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "purpose" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotentAnswer" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotentAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "format" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "dryRun" BOOLEAN NOT NULL,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "rowsTotal" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB NOT NULL DEFAULT '[]',
    "createdById" UUID,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "PersonStatus" NOT NULL DEFAULT 'active',
    "leftAt" TIMESTAMPTZ(3),
    "title" TEXT,
    "function" "OrganisationFunction",
    "unit" TEXT,
    "managerId" UUID,
    "outOfOfficeFrom" TIMESTAMPTZ(3),
    "outOfOfficeUntil" TIMESTAMPTZ(3),
    "platformRoles" "PlatformRole"[] DEFAULT ARRAY['member']::"PlatformRole"[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "leadId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "teamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TeamMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "System" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SystemKind",
    "ownerId" UUID,
    "dataClassification" "DataClassification",
    "enforcesApproval" BOOLEAN,
    "environment" "Environment",
    "description" TEXT,
    "importedFrom" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "System_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SystemTool" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "systemId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "hints" JSONB NOT NULL DEFAULT '{}',
    "suggestedAction" "Action",
    "digest" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SystemTool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataSource" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "dataOwnerId" UUID,
    "qualityOwnerId" UUID,
    "dataClassification" "DataClassification",
    "useDecision" TEXT,
    "retentionDecision" TEXT,
    "summaryDecision" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "importedFrom" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agent" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "AgentState" NOT NULL DEFAULT 'draft',
    "purpose" TEXT,
    "taskBoundary" TEXT,
    "acceptableOutcomes" TEXT,
    "businessUnit" TEXT,
    "interaction" "Interaction",
    "hosting" "Hosting",
    "vendor" TEXT,
    "vendorReferences" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "model" TEXT,
    "promptDigest" TEXT,
    "orchestratorName" TEXT,
    "orchestratorHosting" "Hosting",
    "vendorDataClassificationOwnerId" UUID,
    "vendorOutputsOwnerId" UUID,
    "autonomy" "Autonomy",
    "autonomyReason" TEXT,
    "residualRiskStatement" TEXT,
    "residualRiskAcceptedById" UUID,
    "residualRiskAcceptedAt" TIMESTAMPTZ(3),
    "identityApprovedById" UUID,
    "identityApprovedAt" TIMESTAMPTZ(3),
    "scopeApprovedById" UUID,
    "scopeApprovedAt" TIMESTAMPTZ(3),
    "oversightApprovedById" UUID,
    "oversightApprovedAt" TIMESTAMPTZ(3),
    "customerFacing" BOOLEAN,
    "usesRetrieval" BOOLEAN,
    "usesMcp" BOOLEAN,
    "environment" "Environment",
    "workloadIdentity" TEXT,
    "credentialKind" "CredentialKind",
    "credentialTtlSeconds" INTEGER,
    "playbookUrl" TEXT,
    "escalation" TEXT,
    "retirementPlan" TEXT,
    "importedFrom" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "activatedAt" TIMESTAMPTZ(3),
    "suspendedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "riskTier" "RiskTier" NOT NULL DEFAULT 'low',
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "seats" TEXT NOT NULL DEFAULT '',
    "capabilityCount" INTEGER NOT NULL DEFAULT 0,
    "answerableCount" INTEGER NOT NULL DEFAULT 0,
    "openGapCount" INTEGER NOT NULL DEFAULT 0,
    "worstSeverity" "Severity",
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgentUnit" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "ownerId" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgentUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgentDelegate" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "delegateSlug" TEXT NOT NULL,
    "delegateId" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgentDelegate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgentDataSource" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "dataSourceId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgentDataSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Capability" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "action" "Action",
    "systemId" UUID,
    "tools" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "dataClassification" "DataClassification",
    "reversible" BOOLEAN,
    "bounds" JSONB,
    "monitoring" TEXT,
    "revocationPath" TEXT,
    "revocationMinutes" INTEGER,
    "playbookUrl" TEXT,
    "state" "CapabilityState" NOT NULL DEFAULT 'live',
    "approvedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "hints" JSONB NOT NULL DEFAULT '{}',
    "riskTier" "RiskTier" NOT NULL DEFAULT 'low',
    "riskPoints" INTEGER NOT NULL DEFAULT 0,
    "answerable" BOOLEAN NOT NULL DEFAULT false,
    "seats" TEXT NOT NULL DEFAULT '',
    "accountableApproverId" UUID,
    "accountableDetectorId" UUID,
    "accountableResponderId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Capability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "capabilityId" UUID NOT NULL,
    "grantedById" UUID,
    "approvedById" UUID,
    "reason" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "capabilityId" UUID,
    "role" "Role" NOT NULL,
    "personId" UUID,
    "teamId" UUID,
    "accountable" BOOLEAN NOT NULL DEFAULT false,
    "authority" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "attestedAt" TIMESTAMPTZ(3),
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentDeputy" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agentId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssignmentDeputy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "History_entity_rowId_until_idx" ON "History"("entity", "rowId", "until");

-- CreateIndex
CREATE INDEX "History_entity_agentId_until_idx" ON "History"("entity", "agentId", "until");

-- CreateIndex
CREATE INDEX "History_entity_until_idx" ON "History"("entity", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Control_controlId_key" ON "Control"("controlId");

-- CreateIndex
CREATE INDEX "Control_defaultOwnerId_idx" ON "Control"("defaultOwnerId");

-- CreateIndex
CREATE INDEX "AgentControl_ownerId_idx" ON "AgentControl"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "AgentControl_agentId_controlId_key" ON "AgentControl"("agentId", "controlId");

-- CreateIndex
CREATE INDEX "RaciOverride_agentId_idx" ON "RaciOverride"("agentId");

-- CreateIndex
CREATE INDEX "Evidence_agentId_sequence_idx" ON "Evidence"("agentId", "sequence");

-- CreateIndex
CREATE INDEX "Evidence_subjectId_sequence_idx" ON "Evidence"("subjectId", "sequence");

-- CreateIndex
CREATE INDEX "Evidence_type_sequence_idx" ON "Evidence"("type", "sequence");

-- CreateIndex
CREATE INDEX "Evidence_correlationId_idx" ON "Evidence"("correlationId");

-- CreateIndex
CREATE UNIQUE INDEX "Gap_key_key" ON "Gap"("key");

-- CreateIndex
CREATE INDEX "Gap_agentId_status_idx" ON "Gap"("agentId", "status");

-- CreateIndex
CREATE INDEX "Gap_status_severity_dueAt_idx" ON "Gap"("status", "severity", "dueAt");

-- CreateIndex
CREATE INDEX "Gap_assigneeId_idx" ON "Gap"("assigneeId");

-- CreateIndex
CREATE INDEX "Gap_closedBy_idx" ON "Gap"("closedBy");

-- CreateIndex
CREATE INDEX "GapEvent_gapId_at_idx" ON "GapEvent"("gapId", "at");

-- CreateIndex
CREATE INDEX "Judgement_nextAt_idx" ON "Judgement"("nextAt");

-- CreateIndex
CREATE INDEX "ExternalAccount_personId_idx" ON "ExternalAccount"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalAccount_issuer_subject_key" ON "ExternalAccount"("issuer", "subject");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Token_hash_key" ON "Token"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_hash_key" ON "OneTimeLink"("hash");

-- CreateIndex
CREATE INDEX "SignInAttempt_key_at_idx" ON "SignInAttempt"("key", "at");

-- CreateIndex
CREATE INDEX "IdempotentAnswer_at_idx" ON "IdempotentAnswer"("at");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotentAnswer_scope_key_key" ON "IdempotentAnswer"("scope", "key");

-- CreateIndex
CREATE INDEX "Import_createdAt_idx" ON "Import"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_managerId_idx" ON "Person"("managerId");

-- CreateIndex
CREATE INDEX "Person_unit_idx" ON "Person"("unit");

-- CreateIndex
CREATE INDEX "Person_status_idx" ON "Person"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Team_slug_key" ON "Team"("slug");

-- CreateIndex
CREATE INDEX "Team_leadId_idx" ON "Team"("leadId");

-- CreateIndex
CREATE INDEX "TeamMember_personId_idx" ON "TeamMember"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "TeamMember_teamId_personId_key" ON "TeamMember"("teamId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "System_slug_key" ON "System"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "System_importedFrom_key" ON "System"("importedFrom");

-- CreateIndex
CREATE INDEX "System_ownerId_idx" ON "System"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "SystemTool_systemId_name_key" ON "SystemTool"("systemId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "DataSource_slug_key" ON "DataSource"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "DataSource_importedFrom_key" ON "DataSource"("importedFrom");

-- CreateIndex
CREATE INDEX "DataSource_dataOwnerId_idx" ON "DataSource"("dataOwnerId");

-- CreateIndex
CREATE INDEX "DataSource_qualityOwnerId_idx" ON "DataSource"("qualityOwnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Agent_slug_key" ON "Agent"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Agent_importedFrom_key" ON "Agent"("importedFrom");

-- CreateIndex
CREATE INDEX "Agent_state_idx" ON "Agent"("state");

-- CreateIndex
CREATE INDEX "Agent_workloadIdentity_idx" ON "Agent"("workloadIdentity");

-- CreateIndex
CREATE INDEX "Agent_businessUnit_idx" ON "Agent"("businessUnit");

-- CreateIndex
CREATE INDEX "Agent_vendor_idx" ON "Agent"("vendor");

-- CreateIndex
CREATE INDEX "AgentUnit_ownerId_idx" ON "AgentUnit"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "AgentUnit_agentId_unit_key" ON "AgentUnit"("agentId", "unit");

-- CreateIndex
CREATE INDEX "AgentDelegate_delegateId_idx" ON "AgentDelegate"("delegateId");

-- CreateIndex
CREATE INDEX "AgentDelegate_delegateSlug_idx" ON "AgentDelegate"("delegateSlug");

-- CreateIndex
CREATE UNIQUE INDEX "AgentDelegate_agentId_delegateSlug_key" ON "AgentDelegate"("agentId", "delegateSlug");

-- CreateIndex
CREATE INDEX "AgentDataSource_dataSourceId_idx" ON "AgentDataSource"("dataSourceId");

-- CreateIndex
CREATE UNIQUE INDEX "AgentDataSource_agentId_dataSourceId_key" ON "AgentDataSource"("agentId", "dataSourceId");

-- CreateIndex
CREATE INDEX "Capability_systemId_idx" ON "Capability"("systemId");

-- CreateIndex
CREATE UNIQUE INDEX "Capability_agentId_slug_key" ON "Capability"("agentId", "slug");

-- CreateIndex
CREATE INDEX "Grant_capabilityId_startsAt_idx" ON "Grant"("capabilityId", "startsAt");

-- CreateIndex
CREATE INDEX "Grant_agentId_idx" ON "Grant"("agentId");

-- CreateIndex
CREATE INDEX "Grant_grantedById_idx" ON "Grant"("grantedById");

-- CreateIndex
CREATE INDEX "Grant_approvedById_idx" ON "Grant"("approvedById");

-- CreateIndex
CREATE INDEX "Assignment_agentId_idx" ON "Assignment"("agentId");

-- CreateIndex
CREATE INDEX "Assignment_personId_idx" ON "Assignment"("personId");

-- CreateIndex
CREATE INDEX "Assignment_teamId_idx" ON "Assignment"("teamId");

-- CreateIndex
CREATE INDEX "Assignment_capabilityId_idx" ON "Assignment"("capabilityId");

-- CreateIndex
CREATE INDEX "AssignmentDeputy_agentId_idx" ON "AssignmentDeputy"("agentId");

-- CreateIndex
CREATE INDEX "AssignmentDeputy_personId_idx" ON "AssignmentDeputy"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentDeputy_assignmentId_personId_key" ON "AssignmentDeputy"("assignmentId", "personId");

-- AddForeignKey
ALTER TABLE "AgentControl" ADD CONSTRAINT "AgentControl_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Gap" ADD CONSTRAINT "Gap_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapEvent" ADD CONSTRAINT "GapEvent_gapId_fkey" FOREIGN KEY ("gapId") REFERENCES "Gap"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Judgement" ADD CONSTRAINT "Judgement_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SystemTool" ADD CONSTRAINT "SystemTool_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgentUnit" ADD CONSTRAINT "AgentUnit_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgentDelegate" ADD CONSTRAINT "AgentDelegate_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgentDelegate" ADD CONSTRAINT "AgentDelegate_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgentDataSource" ADD CONSTRAINT "AgentDataSource_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgentDataSource" ADD CONSTRAINT "AgentDataSource_dataSourceId_fkey" FOREIGN KEY ("dataSourceId") REFERENCES "DataSource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Capability" ADD CONSTRAINT "Capability_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Capability" ADD CONSTRAINT "Capability_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_capabilityId_fkey" FOREIGN KEY ("capabilityId") REFERENCES "Capability"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentDeputy" ADD CONSTRAINT "AssignmentDeputy_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentDeputy" ADD CONSTRAINT "AssignmentDeputy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
