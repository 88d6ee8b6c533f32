import { endpoint } from "#app/api/endpoint.ts";
import { gapsXlsx } from "#lib/reports/gaps-xlsx.ts";
import { xlsxFile } from "../file-answer.ts";

export const GET = endpoint({
  verb: gapsXlsx,
  input: ({ search }) => search,
  respond: (workbook) => xlsxFile(workbook, "gaps.xlsx"),
});
