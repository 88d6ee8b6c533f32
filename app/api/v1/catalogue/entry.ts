import type { z } from "zod";

export const methods = ["GET", "POST", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** An example of a request: what its address adds, or its body. Each is parsed by a test, so that none can rot. */
export type Example = Record<string, unknown>;

/** One address of the API: its route file, what it is about, examples, and what it answers. */
export interface CatalogueEntry {
  /** Under /api/v1, with its parameters as in OpenAPI: '/agents/{agent}'. */
  path: string;
  /** The heading under which the page shows it. */
  about: string;
  /** The module of the route: its exported methods are its operations. */
  route: Partial<Record<string, unknown>>;
  /** By method. A method that takes nothing has an empty example. */
  examples: Partial<Record<Method, Example>>;
  /** What a method answers; JSON without a shape where nothing is said. */
  answers?: Partial<Record<Method, z.ZodType>>;
  /** An answer or a body that is no JSON: its media type. */
  media?: { answer?: string; body?: string };
}
