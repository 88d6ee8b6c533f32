import { endpoint } from "#app/api/endpoint.ts";
import { readJudgementRun } from "#lib/gaps/list-judgements.ts";

export const GET = endpoint({ verb: readJudgementRun, input: ({ params }) => ({ run: params.run }) });
