import type { DataClassification } from "#lib/registry/core/vocabulary.ts";
import type { PersonKey } from "./people.ts";

/** What the data owner decided on use, retention and summaries (R27). */
export type Decisions = readonly [use: string, retention: string, summary: string];

/** Slug, name, description, classification, data owner, owner of its quality, the owner's decisions. */
type Row = readonly [
  slug: string,
  name: string,
  description: string,
  dataClassification: DataClassification,
  dataOwner: PersonKey | null,
  qualityOwner: PersonKey | null,
  decisions: Decisions | null,
  /** Who decided as its data owner and gave it up before anybody else was named: who, and how many days ago. */
  gaveUp?: readonly [who: PersonKey, daysAgo: number],
];

const rows = [
  [
    "policy-wordings",
    "Policy wordings",
    "The terms of every product since 2009.",
    "public",
    "chiara",
    "hugo",
    [
      "Agents may quote any wording, with its edition.",
      "No copies: always read the current edition.",
      "Summaries carry a link to the clause.",
    ],
  ],
  [
    "claims-handbook",
    "Claims handbook",
    "How claims are handled, by product and country.",
    "internal",
    "oluwaseun",
    "lupe",
    [
      "Agents of Claims and Customer Care may use all of it.",
      "Kept for the conversation only.",
      "May be summarised for handlers, not for customers.",
    ],
  ],
  [
    "claim-files",
    "Claim files",
    "Photos, letters and reports that belong to claims.",
    "restricted",
    "lupe",
    "lupe",
    [
      "Only the file of the claim at hand.",
      "Nothing is kept after the claim closes.",
      "Summaries stay inside Claims Core.",
    ],
  ],
  [
    "medical-notes",
    "Medical notes",
    "Reports and invoices from hospitals and doctors.",
    "regulated",
    "zaheer",
    "zaheer",
    [
      "Only for the traveller at hand, with their consent on file.",
      "Thirty days, then the vault's own record counts.",
      "Never summarised outside the medical team.",
    ],
  ],
  [
    "complaints-archive",
    "Complaints archive",
    "Complaints and how they ended.",
    "confidential",
    "matteo",
    "laleh",
    ["Agents may read complaints of the last five years.", "Kept for ninety days.", "Summaries without names."],
  ],
  [
    "supplier-contracts",
    "Supplier contracts",
    "Signed contracts and their annexes.",
    "confidential",
    "mbali",
    null,
    [
      "Agents of Procurement and Legal may search them.",
      "Kept for the session only.",
      "Summaries name the contract and the clause.",
    ],
  ],
  [
    "engineering-handbook",
    "Engineering handbook",
    "How we build and run software.",
    "internal",
    "marisol",
    "teodora",
    ["Open to every agent inside the company.", "No limit.", "No limit."],
  ],
  [
    "incident-reports",
    "Incident reports",
    "What went wrong, and what was changed.",
    "confidential",
    "daniel",
    "mateus",
    [
      "Agents may use reports that are closed.",
      "Kept for the incident only.",
      "Summaries go to the incident channel alone.",
    ],
  ],
  [
    "people-policies",
    "People policies",
    "Leave, pay bands, conduct.",
    "internal",
    "rosa",
    "tunde",
    ["Open to agents that serve employees.", "Kept for the conversation only.", "May be summarised with a link."],
  ],
  [
    "repair-prices",
    "Repair prices",
    "What garages and craftsmen agreed to charge.",
    "internal",
    "stelian",
    "stelian",
    null,
  ],
  [
    "call-transcripts",
    "Call transcripts",
    "What customers said on the telephone.",
    "restricted",
    null,
    "laleh",
    [
      "Only the calls of the complaint at hand.",
      "Kept until the complaint is answered.",
      "Summaries stay with the complaint.",
    ],
    ["laleh", 9],
  ],
  [
    "market-rates",
    "Market rates",
    "Competitors' prices, bought from a data house.",
    "internal",
    "vikram",
    "rasmus",
    ["Underwriting only.", "As long as the licence runs.", "May be summarised inside Underwriting."],
  ],
  [
    "regulator-letters",
    "Letters of the regulator",
    "Correspondence with supervisors since 2015.",
    "confidential",
    "wanjiku",
    "noor",
    ["Legal and Compliance only.", "No copies.", "Summaries are marked as drafts."],
  ],
] as const satisfies readonly Row[];

export type DataSourceSlug = (typeof rows)[number][0];

export const dataSources = (rows as readonly Row[]).map(
  ([slug, name, description, dataClassification, dataOwner, qualityOwner, decisions, gaveUp]) => ({
    slug,
    name,
    description,
    dataClassification,
    dataOwner,
    qualityOwner,
    decisions,
    gaveUp: gaveUp ?? null,
  }),
);
