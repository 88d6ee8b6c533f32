import { present } from "./database.ts";

/** True while the database answers a question at all. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await present.query("SELECT 1 AS one");
    return true;
  } catch {
    return false;
  }
}
