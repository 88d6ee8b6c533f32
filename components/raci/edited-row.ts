import type { RowAsked } from "./use-agent-matrix.ts";

export interface EditedRow extends RowAsked {
  agent: { slug: string; name: string };
  title: string;
  subject: string;
  performedBy?: string | null;
  playbook?: string | null;
  may: { assign: boolean; override: boolean };
}
