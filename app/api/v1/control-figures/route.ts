import { endpoint } from "#app/api/endpoint.ts";
import { controlFigures } from "#lib/reports/control-figures.ts";

export const GET = endpoint({ verb: controlFigures, input: ({ search }) => search });
