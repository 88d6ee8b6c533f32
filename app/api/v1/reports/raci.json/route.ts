import { endpoint } from "#app/api/endpoint.ts";
import { raciJson } from "#lib/reports/raci-json.ts";
import { textFile } from "../file-answer.ts";

export const GET = endpoint({
  verb: raciJson,
  input: ({ search }) => search,
  respond: (pieces) => textFile(pieces, "raci.json", "application/json"),
});
