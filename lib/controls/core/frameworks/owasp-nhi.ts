import type { Framework } from "./framework.ts";

/** Ids and titles as the publisher has them; where only the text is published, a short gloss of ours. */
export const owaspNhi: Framework = {
  key: "owasp-nhi",
  name: "OWASP Non-Human Identities Top 10",
  edition: "2025",
  kind: "threat",
  items: [
    { id: "NHI1:2025", title: "Improper Offboarding" },
    { id: "NHI2:2025", title: "Secret Leakage" },
    { id: "NHI3:2025", title: "Vulnerable Third-Party NHI" },
    { id: "NHI4:2025", title: "Insecure Authentication" },
    { id: "NHI5:2025", title: "Overprivileged NHI" },
    { id: "NHI6:2025", title: "Insecure Cloud Deployment Configurations" },
    { id: "NHI7:2025", title: "Long-Lived Secrets" },
    { id: "NHI8:2025", title: "Environment Isolation" },
    { id: "NHI9:2025", title: "NHI Reuse" },
    { id: "NHI10:2025", title: "Human Use of NHI" },
  ],
};
