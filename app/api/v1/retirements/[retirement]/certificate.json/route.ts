import { endpoint } from "#app/api/endpoint.ts";
import { readCertificate } from "#lib/workflow/retirements/read-certificate.ts";

/** Canonical JSON (RFC 8785), byte for byte what the digest in the PDF is of. */
export const GET = endpoint({
  verb: readCertificate,
  input: ({ params }) => ({ retirement: params.retirement }),
  respond: ({ text, slug }) =>
    new Response(text, {
      headers: {
        "Content-Type": "application/json",
        "Content-Disposition": `attachment; filename="retirement-of-${slug}.json"`,
      },
    }),
});
