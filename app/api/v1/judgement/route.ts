import { endpoint } from "#app/api/endpoint.ts";
import { listJudgements } from "#lib/gaps/list-judgements.ts";
import { startJudgement } from "#lib/gaps/start-judgement.ts";

export const GET = endpoint({ verb: listJudgements, input: ({ search }) => search });

export const POST = endpoint({
  verb: startJudgement,
  input: ({ body }) => body,
  status: 202,
  location: ({ id }) => `/api/v1/judgement/${id}`,
});
