import { endpoint } from "#app/api/endpoint.ts";
import { discardJob } from "#lib/jobs/discard-job.ts";

export const DELETE = endpoint({ verb: discardJob, input: ({ params }) => ({ job: params.job }) });
