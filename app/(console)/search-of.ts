import { notFound } from "next/navigation";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Context } from "#lib/verbs/context.ts";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameters of an address that a page knows, single and not empty; what it does not know is left out. */
export async function searchOf<Name extends string>(
  search: SearchParams,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>>> {
  const given = await search;
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = given[name];
    if (typeof value === "string" && value.trim() !== "") found[name] = value.slice(0, 2000);
  }
  return found;
}

export const pageNumber = (text: string | undefined): number => Math.max(1, Number.parseInt(text ?? "1", 10) || 1);

/** A read for a page: what is not there becomes the not-found page; an address that cannot be read, null and why. */
export async function readable<Answer>(
  read: Promise<Answer>,
): Promise<{ answer: Answer; refused: null } | { answer: null; refused: string }> {
  try {
    return { answer: await read, refused: null };
  } catch (error) {
    if (error instanceof Refusal && error.kind === "missing") notFound();
    if (error instanceof Refusal && error.kind === "invalid")
      return { answer: null, refused: error.errors.map(({ path, message }) => `${path}: ${message}`).join(" ") };
    if (error instanceof Refusal && error.kind === "forbidden") return { answer: null, refused: error.message };
    throw error;
  }
}

/**
 * A list as an address asks for it. What an address says is text; the verb parses it like any other input, and what it
 * refuses becomes the reason why the list is not shown.
 */
export const readList = <Input, Answer>(
  list: (context: Context, input: Input) => Promise<Answer>,
  context: Context,
  asked: object,
) => readable(list(context, asked as Input));

/** A read of one thing: what is not there, or is not for who asks, becomes the not-found page. */
export async function found<Answer>(read: Promise<Answer>): Promise<Answer> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Refusal && ["missing", "invalid", "forbidden"].includes(error.kind)) notFound();
    throw error;
  }
}
