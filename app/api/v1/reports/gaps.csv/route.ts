import { endpoint } from "#app/api/endpoint.ts";
import { gapsCsv } from "#lib/reports/gaps-csv.ts";
import { CSV_TYPE, textFile } from "../file-answer.ts";

export const GET = endpoint({
  verb: gapsCsv,
  input: ({ search }) => search,
  respond: (pieces) => textFile(pieces, "gaps.csv", CSV_TYPE),
});
