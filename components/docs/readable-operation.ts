/** One field of a body, an answer or an address, in words. */
export interface ReadableField {
  name: string;
  kind: string;
  required: boolean;
  says: string | null;
}

/** One operation of the API, as the page about it shows it. */
export interface ReadableOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  permission: string;
  parameters: (ReadableField & { where: string })[];
  body: readonly ReadableField[];
  /** A request that works, as a command line. */
  example: string;
  answers: { status: string; says: string; fields: readonly ReadableField[] }[];
}
