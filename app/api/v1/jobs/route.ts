import { endpoint } from "#app/api/endpoint.ts";
import { listJobs } from "#lib/jobs/list-jobs.ts";

export const GET = endpoint({ verb: listJobs, input: ({ search }) => search });
