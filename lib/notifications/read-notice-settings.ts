import { z } from "zod";
import { configuration } from "#lib/platform/configuration.ts";
import { query } from "#lib/verbs/query.ts";
import { readSettings } from "./store-settings.ts";

/** How the asker is told, and whether anything can be mailed at all. */
export const readNoticeSettings = query({
  may: "notice.read",
  summary: "Read how you are notified",
  input: z.strictObject({}),
  read: (queryable, _input, { context: { actor } }) => readSettings(queryable, actor.personId),
  answer: (settings) => ({ ...settings, mailConfigured: configuration().mail !== undefined }),
});
