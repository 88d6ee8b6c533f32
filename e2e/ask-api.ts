import { expect, type Page } from "@playwright/test";

/** Where the application listens that the journeys share. */
export const address = `http://localhost:${process.env.E2E_PORT}`;

/** Asks the API as whoever is signed in on the page, from the registry's own origin; fails where it is refused. */
export async function askApi<Answer>(
  page: Page,
  method: "post" | "get" | "patch" | "delete",
  path: string,
  data: object = {},
): Promise<Answer> {
  const answer = await page.request[method](`/api/v1${path}`, {
    headers: { origin: address },
    ...(method === "get" ? {} : { data }),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Answer;
}
