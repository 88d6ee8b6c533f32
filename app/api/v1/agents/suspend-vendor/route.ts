import { endpoint } from "#app/api/endpoint.ts";
import { suspendVendor } from "#lib/registry/suspend-vendor.ts";

export const POST = endpoint({ verb: suspendVendor, input: ({ body }) => body });
