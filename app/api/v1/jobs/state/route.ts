import { endpoint } from "#app/api/endpoint.ts";
import { readJobsState } from "#lib/jobs/read-jobs-state.ts";

export const GET = endpoint({ verb: readJobsState, input: () => ({}) });
