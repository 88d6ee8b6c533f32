/** A page of the docs section. `file`: rendered from `docs/`; without one it has a route of its own. */
export interface DocsPage {
  name: string;
  title: string;
  says: string;
  file?: string;
}

/** The docs section in the order of its side navigation. */
export const docsGroups: readonly { name: string; pages: readonly DocsPage[] }[] = [
  {
    name: "Using it",
    pages: [
      { name: "start", title: "Start here", says: "The first hour, and getting around", file: "start.md" },
      { name: "concepts", title: "How it thinks", says: "Seats, answering, tiers, gaps, RACI", file: "concepts.md" },
      { name: "words", title: "Words", says: "Every role, tier, severity, state and mark, exactly" },
      { name: "imports", title: "Imports", says: "Which files it reads and what they become", file: "imports.md" },
      {
        name: "example-organisation",
        title: "Example organisation",
        says: "What the demo holds and who to sign in as",
        file: "example-organisation.md",
      },
    ],
  },
  {
    name: "The rules",
    pages: [
      { name: "rules", title: "Gap rules", says: "When each fires, its severity and what closes it", file: "rules.md" },
      {
        name: "lifecycles",
        title: "Lifecycles",
        says: "The states and what may happen in each",
        file: "lifecycles.md",
      },
      { name: "access", title: "Who may do what", says: "Permission by permission", file: "access.md" },
    ],
  },
  {
    name: "Running it",
    pages: [
      { name: "operations", title: "Operations", says: "Commands, settings, data, failures", file: "operations.md" },
      { name: "api", title: "API", says: "Every address with its fields and an example" },
      { name: "problems", title: "Problems", says: "What a refusal means and what to do" },
      { name: "design", title: "Design", says: "Tokens, marks and components as they are" },
    ],
  },
];

export const docsPages: readonly DocsPage[] = docsGroups.flatMap(({ pages }) => pages);
export const docsPageNames: readonly string[] = docsPages.map(({ name }) => name);
