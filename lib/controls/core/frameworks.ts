import { euAiAct } from "./frameworks/eu-ai-act.ts";
import type { Framework, FrameworkItem } from "./frameworks/framework.ts";
import { iso42001 } from "./frameworks/iso-42001.ts";
import { maestro } from "./frameworks/maestro.ts";
import { nistAi600 } from "./frameworks/nist-ai-600-1.ts";
import { nistAiRmf } from "./frameworks/nist-ai-rmf.ts";
import { nistCsf } from "./frameworks/nist-csf.ts";
import { owaspAsi } from "./frameworks/owasp-asi.ts";
import { owaspLlm } from "./frameworks/owasp-llm.ts";
import { owaspNhi } from "./frameworks/owasp-nhi.ts";
import { owaspT } from "./frameworks/owasp-t.ts";
import { soc2 } from "./frameworks/soc2.ts";

/** Every published list that a control may refer to; a reference is a row of these, never free text. */
export const frameworks: readonly Framework[] = [
  owaspAsi,
  owaspT,
  owaspNhi,
  owaspLlm,
  maestro,
  nistAiRmf,
  nistAi600,
  nistCsf,
  iso42001,
  euAiAct,
  soc2,
];

const itemByReference = new Map<string, { framework: Framework; item: FrameworkItem }>(
  frameworks.flatMap((framework) =>
    framework.items.map((item) => [`${framework.key}:${item.id}`, { framework, item }] as const),
  ),
);

/** Paragraphs after an article: 'Art. 26(6)', 'Art. 14(4)(e)'. */
const paragraphs = /(?:\([0-9a-z]+\))+$/;

/** A reference as people read it. */
export interface ResolvedReference {
  reference: string;
  framework: Framework;
  /** The id with its paragraph or threat: 'Art. 26(6)', 'L2/Compromised RAG Pipelines'. */
  id: string;
  title: string;
}

/**
 * The row that a reference 'framework:id' names, with the paragraphs of an article and the named threats of a layer
 * allowed after the id; null when there is none.
 */
export function resolveReference(reference: string): ResolvedReference | null {
  const colon = reference.indexOf(":");
  const key = reference.slice(0, colon);
  const id = reference.slice(colon + 1);
  const exact = itemByReference.get(reference);
  if (exact !== undefined) return { reference, framework: exact.framework, id, title: exact.item.title };
  const slash = id.indexOf("/");
  const row = itemByReference.get(`${key}:${slash < 0 ? id.replace(paragraphs, "") : id.slice(0, slash)}`);
  if (row === undefined) return null;
  if (slash < 0) {
    return key === euAiAct.key ? { reference, framework: row.framework, id, title: row.item.title } : null;
  }
  const threat = id.slice(slash + 1);
  if (!row.item.threats?.includes(threat)) return null;
  return { reference, framework: row.framework, id, title: threat };
}
