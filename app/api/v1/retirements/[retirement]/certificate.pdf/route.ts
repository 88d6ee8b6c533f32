import { endpoint } from "#app/api/endpoint.ts";
import { certificatePdf } from "#lib/workflow/retirements/certificate-pdf.tsx";
import { readCertificate } from "#lib/workflow/retirements/read-certificate.ts";

export const GET = endpoint({
  verb: readCertificate,
  input: ({ params }) => ({ retirement: params.retirement }),
  respond: async (read) =>
    new Response(new Uint8Array(await certificatePdf(read)), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": `attachment; filename="retirement-of-${read.slug}.pdf"`,
      },
    }),
});
