import { endpoint } from "#app/api/endpoint.ts";
import { raciCsv } from "#lib/reports/raci-csv.ts";
import { CSV_TYPE, textFile } from "../file-answer.ts";

export const GET = endpoint({
  verb: raciCsv,
  input: ({ search }) => search,
  respond: (pieces) => textFile(pieces, "raci.csv", CSV_TYPE),
});
