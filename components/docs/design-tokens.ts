/** The tokens of `app/globals.css` for the page that shows them; a test holds the two to each other. */
export const colourTokens: readonly { name: string; says: string }[] = [
  { name: "paper", says: "The page" },
  { name: "margin", says: "The side bar, code" },
  { name: "raised", says: "Dialogs, fields, menus" },
  { name: "tint", says: "Quiet fields of colour" },
  { name: "hover", says: "A row that is pointed at" },
  { name: "line", says: "Hairlines" },
  { name: "line-strong", says: "Edges of fields, heads of ledgers" },
  { name: "ink", says: "Text" },
  { name: "soft", says: "Text beside text" },
  { name: "accent", says: "Links, the one primary act, seats that answer" },
  { name: "accent-strong", says: "The same, pointed at" },
  { name: "accent-tint", says: "What is chosen" },
  { name: "on-accent", says: "Text on the accent" },
  { name: "critical", says: "Severity critical, errors" },
  { name: "critical-tint", says: "The field of an error" },
  { name: "high", says: "Severity high, attention" },
  { name: "high-tint", says: "The field of a warning" },
  { name: "medium", says: "Severity medium" },
  { name: "low", says: "Severity low" },
  { name: "past", says: "The edge of the past" },
  { name: "past-tint", says: "The field of the past" },
  { name: "good", says: "Complete" },
];

export const typeTokens: readonly { name: string; says: string }[] = [
  { name: "2xs", says: "Stamps, keys, requirement ids" },
  { name: "xs", says: "Hints, table heads" },
  { name: "sm", says: "Ledgers, fields, buttons" },
  { name: "base", says: "Reading" },
  { name: "lg", says: "Heads of parts" },
  { name: "xl", says: "The title of a page" },
  { name: "figure", says: "The headline figure" },
];

/** What stands on what: text needs 4.5 to 1, marks and edges of fields 3 to 1 (WCAG 1.4.3, 1.4.11). */
export const contrasts: readonly { on: readonly string[]; text?: readonly string[]; marks?: readonly string[] }[] = [
  {
    on: ["paper", "raised", "hover"],
    text: ["ink", "soft", "accent", "accent-strong", "critical", "high", "medium", "low", "past", "good"],
    marks: ["line-strong"],
  },
  { on: ["margin"], text: ["ink", "soft", "accent", "accent-strong"], marks: ["line-strong"] },
  { on: ["tint"], text: ["ink", "soft", "accent", "accent-strong"] },
  { on: ["accent-tint"], text: ["ink", "soft", "accent", "accent-strong", "critical"] },
  { on: ["accent", "accent-strong"], text: ["on-accent"] },
  { on: ["critical-tint"], text: ["ink", "soft", "critical", "accent"] },
  { on: ["high-tint"], text: ["ink", "soft", "high", "accent"] },
  { on: ["past-tint"], text: ["ink", "past", "accent"] },
];
