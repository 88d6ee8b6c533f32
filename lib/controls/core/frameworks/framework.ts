/** A published list that controls refer to. What is carried of the longer ones is a selection. */
export interface Framework {
  /** The first half of a reference: 'nist-csf:GV.RR-02'. */
  key: string;
  name: string;
  edition: string;
  kind: "threat" | "outcome" | "control" | "duty";
  items: readonly FrameworkItem[];
}

export interface FrameworkItem {
  id: string;
  title: string;
  /** Named threats of a layer that have no ids of their own: 'L2/Compromised RAG Pipelines'. */
  threats?: readonly string[];
}
