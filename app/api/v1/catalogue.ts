import { accessEntries } from "./catalogue/access.ts";
import { agentEntries } from "./catalogue/agents.ts";
import { capabilityEntries } from "./catalogue/capabilities.ts";
import { controlFigureEntries } from "./catalogue/control-figures.ts";
import { drillEntries } from "./catalogue/drills.ts";
import type { CatalogueEntry } from "./catalogue/entry.ts";
import { exceptionEntries } from "./catalogue/exceptions.ts";
import { exportEntries } from "./catalogue/exports.ts";
import { findingEntries } from "./catalogue/findings.ts";
import { inboxEntries } from "./catalogue/inbox.ts";
import { jobEntries } from "./catalogue/jobs.ts";
import { lifecycleEntries } from "./catalogue/lifecycle.ts";
import { noticeEntries } from "./catalogue/notices.ts";
import { organisationEntries } from "./catalogue/organisation.ts";
import { requestEntries } from "./catalogue/requests.ts";
import { retirementEntries } from "./catalogue/retirements.ts";
import { reviewEntries } from "./catalogue/reviews.ts";
import { viewEntries } from "./catalogue/views.ts";
import { webhookEntries } from "./catalogue/webhooks.ts";

/** Every address of the API with its route, in the order of the page. A test holds it equal to the files on disk. */
export const catalogue: readonly CatalogueEntry[] = [
  ...agentEntries,
  ...lifecycleEntries,
  ...requestEntries,
  ...capabilityEntries,
  ...organisationEntries,
  ...findingEntries,
  ...inboxEntries,
  ...drillEntries,
  ...exceptionEntries,
  ...exportEntries,
  ...noticeEntries,
  ...webhookEntries,
  ...controlFigureEntries,
  ...viewEntries,
  ...jobEntries,
  ...reviewEntries,
  ...retirementEntries,
  ...accessEntries,
];
