import { databaseAnswers } from "#lib/platform/database-answers.ts";

/** For load balancers: 200 while the application and its database answer, else 503. Says nothing more to strangers. */
export async function GET(): Promise<Response> {
  const well = await databaseAnswers();
  return Response.json(
    { status: well ? "ok" : "unavailable" },
    { status: well ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
