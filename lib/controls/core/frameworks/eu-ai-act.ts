import type { Framework } from "./framework.ts";

/** Ids and titles as the publisher has them; where only the text is published, a short gloss of ours. */
export const euAiAct: Framework = {
  key: "eu-ai-act",
  name: "Regulation (EU) 2024/1689 (selection)",
  edition: "2024",
  kind: "duty",
  items: [
    { id: "Art. 4", title: "AI literacy" },
    { id: "Art. 9", title: "Risk management system" },
    { id: "Art. 12", title: "Record-keeping" },
    { id: "Art. 13", title: "Transparency and information to deployers" },
    { id: "Art. 14", title: "Human oversight" },
    { id: "Art. 17", title: "Quality management system" },
    { id: "Art. 18", title: "Documentation keeping" },
    { id: "Art. 19", title: "Automatically generated logs" },
    { id: "Art. 20", title: "Corrective actions and duty of information" },
    { id: "Art. 25", title: "Responsibilities along the AI value chain" },
    { id: "Art. 26", title: "Obligations of deployers" },
    { id: "Art. 27", title: "Fundamental rights impact assessment" },
    { id: "Art. 50", title: "Transparency obligations" },
    { id: "Art. 72", title: "Post-market monitoring" },
    { id: "Art. 73", title: "Reporting of serious incidents" },
  ],
};
