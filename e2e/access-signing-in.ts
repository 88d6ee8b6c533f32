/** Routes that act on the asker's own sign-in or likings: every signed-in person may, no token is anybody. */
export const ownSignIn: Record<string, { body?: object }> = {
  "POST /api/v1/views/[view]/default": {},
  "DELETE /api/v1/views/[view]/default": {},
  "DELETE /api/v1/session": {},
  "POST /api/v1/session/password": { body: { current: "not it at all", password: "eight loud ledgers" } },
};

/** Routes that anybody reaches, and why that gives nothing away. */
export const open: Record<string, string> = {
  "GET /api/health": "says ok or unavailable",
  "GET /api/auth/[...nextauth]": "signing in itself",
  "POST /api/auth/[...nextauth]": "signing in itself, with its own token against forged requests",
  "POST /api/auth/first-admin": "takes the one-time link",
  "POST /api/auth/password": "takes a one-time link",
  "GET /api/calendar/[feed]": "takes the secret address of one person's calendar, and shows their due dates alone",
  "GET /api/stop-mails/[link]": "leads to a page, and changes nothing",
  "POST /api/stop-mails/[link]": "takes a signed link, which turns mails of one kind off and does nothing else",
  "GET /docs/screens/[picture]": "shows the invented organisation of the docs, and is the same for everybody",
};
