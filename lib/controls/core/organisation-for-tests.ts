import { bystander, organisation } from "#lib/registry/core/facts-for-tests.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { catalogue } from "./catalogue.ts";

/** The default policy with all 38 controls, each with an active default owner: an agent of the builders has no gap here. */
export const withCatalogue = (more: Partial<OrganisationFacts> = {}): OrganisationFacts =>
  organisation({
    controls: catalogue.controls,
    defaultOwners: new Map(catalogue.controls.map((control) => [control.id, bystander])),
    ...more,
  });
