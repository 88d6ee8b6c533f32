import { Readable } from "node:stream";
import { endpoint } from "#app/api/endpoint.ts";
import { readExportFile } from "#lib/reports/list-exports.ts";
import { fileAnswer, streamOf } from "../../../reports/file-answer.ts";

export const GET = endpoint({
  verb: readExportFile,
  input: ({ params }) => ({ export: params.export }),
  respond: ({ name, type, pieces }) => fileAnswer(streamOf(Readable.from(pieces)), name, type),
});
