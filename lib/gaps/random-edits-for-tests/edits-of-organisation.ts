import { createControl } from "#lib/controls/create-control.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import { dataClassifications, personStatuses, systemKinds } from "#lib/registry/core/vocabulary.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { setPolicy } from "../set-policy.ts";
import type { Company } from "./company.ts";

// One random edit each of what all agents share.

export function changePerson(company: Company) {
  const person = company.one(company.people);
  if (company.below(4) === 0) return editPerson(company.context, { person, name: `Renamed ${company.another()}` });
  return editPerson(company.context, { person, status: company.one([...personStatuses, "active", "active"]) });
}

export function changeSystem(company: Company) {
  const system = company.one(company.systems);
  return editSystem(
    company.context,
    company.one([
      { system, owner: company.orNull(company.people) },
      { system, kind: company.orNull(systemKinds) },
      { system, dataClassification: company.orNull(dataClassifications) },
      { system, enforcesApproval: company.orNull([true, false]) },
      { system, name: `System ${company.another()}` },
    ]),
  );
}

export function changeDataSource(company: Company) {
  const dataSource = company.one(company.dataSources);
  return editDataSource(
    company.context,
    company.one([
      { dataSource, dataOwner: company.orNull(company.people) },
      { dataSource, qualityOwner: company.orNull(company.people) },
      { dataSource, dataClassification: company.orNull(dataClassifications) },
    ]),
  );
}

export const renameTeam = (company: Company) =>
  editTeam(company.context, { team: company.one(company.teams), name: `Team ${company.another()}` });

export function changeControl(company: Company) {
  const control = company.one(["OWN-01", "OWN-02", "LAW-03", "ACC-01", "APR-02", "RET-01"]);
  if (company.below(12) === 0)
    return createControl(company.context, {
      id: `${company.prefix.slice(0, 10)}-${company.another()}`,
      title: "One of our own",
      function: "security",
      appliesWhen: { kind: "customer_facing" },
      evidence: "minutes",
    });
  return editControl(company.context, { control, defaultOwner: company.orNull(company.people) });
}

export function changePolicy(company: Company) {
  return setPolicy(company.context, {
    ...company.one([
      { acceptWithinDays: 1 + company.below(20) },
      { attestWithinDays: 30 + company.below(200) },
      { retirementOwnerAfterDays: 1 + company.below(60) },
      { sensitiveGrantAtMostDays: 10 + company.below(200) },
      { concentrationAbove: 1 + company.below(6) },
      { secretLivesAtMostHours: 1 + company.below(48) },
    ]),
    reason: "Tried out",
  });
}
