import type { World } from "./access-world.ts";

export interface Row {
  /** The permission that a token must have been given. */
  may: string;
  /** Who may: six letters, a dash for no. */
  letters: string;
  /** A body that is right, so that only permission is in question. */
  body?: (world: World) => object;
  /** What replaces the world's own [brackets], made anew for this row, because an allowed request uses it up. */
  fresh?: (world: World) => Promise<Record<string, string>>;
  /** Added to the address. */
  search?: string;
  /** Which tokens may, where it takes a person: a token stands for nobody. */
  tokens?: string;
  /** Each has their own alone: a token has none, and is told that there is nothing. */
  own?: true;
  /** Several permissions are asked: a token with one of them alone may not. */
  alone?: false;
}

/** One line of the table. */
export const row = (may: string, letters: string, more: Omit<Row, "may" | "letters"> = {}): Row => ({
  may,
  letters,
  ...more,
});

/** Whoever is signed in, and any token of that permission. */
export const everybody = (may = "catalogue.read") => row(may, "ASCMUH");
/** A body for what asks for nothing but a reason. */
export const reason = () => ({ reason: "The matrix asks." });
/** The agent that waits to be moved from state to state. */
export const moving = async (world: World) => ({ agent: world.params.moving ?? "" });
/** An agent of its own for the row, still a draft. */
export const newAgent = async (world: World) => ({ agent: await world.newAgent() });
/** An agent of its own for the row, submitted: its request waits for the holder. */
export const deciding = async (world: World) => ({ ...(await world.newSubmitted()) });
