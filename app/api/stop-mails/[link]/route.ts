import { endpoint } from "#app/api/endpoint.ts";
import { mailReader } from "#lib/identity/mail-reader.ts";
import { stopMails } from "#lib/notifications/stop-mails.ts";

/** One click in a mail program (RFC 8058). What it posts says nothing that the address does not. */
export const POST = endpoint({
  verb: stopMails,
  who: mailReader,
  body: async () => ({}),
  input: ({ params }) => ({ link: params.link }),
});

/** The same address opened in a browser: the page that asks first, so that nothing is turned off by a look. */
export async function GET(_request: Request, { params }: { params: Promise<{ link: string }> }): Promise<Response> {
  const { link } = await params;
  return new Response(null, {
    status: 303,
    headers: { Location: `/stop-mails#${encodeURIComponent(link)}`, "Cache-Control": "no-store" },
  });
}
