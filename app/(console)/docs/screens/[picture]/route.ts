import { readPicture } from "../../read-docs.ts";

/** A picture of the docs: of the example organisation, which is invented, and the same for everybody. */
export async function GET(_request: Request, { params }: { params: Promise<{ picture: string }> }): Promise<Response> {
  const picture = await readPicture((await params).picture);
  if (picture === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=3600" },
  });
}
