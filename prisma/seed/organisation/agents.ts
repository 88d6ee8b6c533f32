import { assistanceAgents } from "./agents/assistance.ts";
import { careAgents } from "./agents/care.ts";
import { salesAgents } from "./agents/care-and-sales.ts";
import { claimsAgents } from "./agents/claims.ts";
import { claimsMoneyAgents } from "./agents/claims-money.ts";
import { dataAgents } from "./agents/data.ts";
import { engineeringAgents } from "./agents/engineering.ts";
import { financeAgents } from "./agents/finance.ts";
import { identityAgents } from "./agents/identity.ts";
import { platformAgents } from "./agents/platform.ts";
import { underwritingAgents } from "./agents/underwriting.ts";
import { workplaceAgents } from "./agents/workplace.ts";
import type { ExampleAgent } from "./example-agent.ts";

/** Every agent of the example organisation, by the units that answer for them. */
export const agents: readonly ExampleAgent[] = [
  ...claimsAgents,
  ...claimsMoneyAgents,
  ...careAgents,
  ...salesAgents,
  ...financeAgents,
  ...underwritingAgents,
  ...platformAgents,
  ...engineeringAgents,
  ...workplaceAgents,
  ...identityAgents,
  ...assistanceAgents,
  ...dataAgents,
];
