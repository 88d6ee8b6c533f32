import { asking } from "../../../asking.ts";
import { readPicture } from "../../read-docs.ts";

/** A picture of the docs, for whoever reads them. */
export async function GET(_request: Request, { params }: { params: Promise<{ picture: string }> }): Promise<Response> {
  await asking();
  const picture = await readPicture((await params).picture);
  if (picture === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: { "content-type": "image/png", "cache-control": "private, max-age=3600" },
  });
}
