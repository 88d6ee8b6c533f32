import { z } from "zod";
import { describeApi } from "#app/api/describe-api.ts";
import { endpoint } from "#app/api/endpoint.ts";
import { query } from "#lib/verbs/query.ts";

let described: ReturnType<typeof describeApi> | undefined;

/** The description of the API. It says nothing of the registry's content, but is read like everything else. */
const readDescription = query({
  may: "catalogue.read",
  summary: "Read the description of this API",
  input: z.strictObject({}),
  single: true,
  read: async () => {
    described ??= describeApi();
    return described;
  },
});

export const GET = endpoint({ verb: readDescription, input: ({ search }) => search });
