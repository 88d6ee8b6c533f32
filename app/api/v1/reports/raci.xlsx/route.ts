import { endpoint } from "#app/api/endpoint.ts";
import { raciXlsx } from "#lib/reports/raci-xlsx.ts";
import { xlsxFile } from "../file-answer.ts";

export const GET = endpoint({
  verb: raciXlsx,
  input: ({ search }) => search,
  respond: (workbook) => xlsxFile(workbook, "raci.xlsx"),
});
