import { endpoint } from "#app/api/endpoint.ts";
import { gapsJson } from "#lib/reports/gaps-json.ts";
import { textFile } from "../file-answer.ts";

export const GET = endpoint({
  verb: gapsJson,
  input: ({ search }) => search,
  respond: (pieces) => textFile(pieces, "gaps.json", "application/json"),
});
