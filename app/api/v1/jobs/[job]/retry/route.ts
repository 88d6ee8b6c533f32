import { endpoint } from "#app/api/endpoint.ts";
import { retryJob } from "#lib/jobs/retry-job.ts";

export const POST = endpoint({ verb: retryJob, input: ({ params }) => ({ job: params.job }) });
