// The look of the product in what mail clients understand: tables, colours written out, no image, nothing from outside.
const INK = "#14201e";
const SOFT = "#4d5b58";
const ACCENT = "#0b5160";
const LINE = "#dde3e1";
const FONT = "font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif";

/** Text as HTML: nothing that somebody wrote becomes markup. */
export const escapeHtml = (words: string): string =>
  words.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll(/\r?\n/g, "<br>");

/** One notice of a mail. */
export const row = (notice: {
  title: string;
  text: string;
  seats: string | null;
  due: string | null;
  url: string;
}): string =>
  `<tr><td style="padding:14px 0;border-top:1px solid ${LINE}">` +
  `<a href="${escapeHtml(notice.url)}" style="color:${ACCENT};font-weight:600;text-decoration:none">${escapeHtml(notice.title)}</a>` +
  (notice.due === null ? "" : `<div style="color:${SOFT};font-size:13px">${escapeHtml(notice.due)}</div>`) +
  `<div style="padding-top:4px">${escapeHtml(notice.text)}</div>` +
  (notice.seats === null ? "" : `<div style="color:${SOFT};font-size:13px">${escapeHtml(notice.seats)}</div>`) +
  "</td></tr>";

/** Three seats, one of them empty: the mark of the product, drawn with cells. */
const seat = (look: string) => `<td style="width:7px;height:16px;${look}"></td><td style="width:3px"></td>`;
const brand =
  `<table role="presentation" cellspacing="0" cellpadding="0"><tr>` +
  seat(`background:${ACCENT}`) +
  seat(`background:${ACCENT}`) +
  seat(`border:1px dashed ${ACCENT}`) +
  `<td style="padding-left:6px;font-weight:600;color:${INK}">Answerable</td></tr></table>`;

/** A whole mail. `rows` are HTML already; everything else is text. */
export const mailPage = (page: {
  greeting: string;
  rows: readonly string[];
  more: { says: string; url: string } | null;
  why: string;
  settingsUrl: string;
  stopUrl: string;
}): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="color-scheme" content="light"><title>Answerable</title></head>` +
  `<body style="margin:0;padding:24px;background:#ffffff;color:${INK};font-size:14px;line-height:22px;${FONT}">` +
  `<table role="presentation" cellspacing="0" cellpadding="0" style="max-width:600px;width:100%"><tr><td style="padding-bottom:16px">${brand}</td></tr>` +
  `<tr><td style="padding-bottom:12px">${escapeHtml(page.greeting)}</td></tr>` +
  page.rows.join("") +
  (page.more === null
    ? ""
    : `<tr><td style="padding:14px 0;border-top:1px solid ${LINE}"><a href="${escapeHtml(page.more.url)}" style="color:${ACCENT}">${escapeHtml(page.more.says)}</a></td></tr>`) +
  `<tr><td style="padding-top:14px;border-top:1px solid ${LINE};color:${SOFT};font-size:12px;line-height:18px">${escapeHtml(page.why)} ` +
  `<a href="${escapeHtml(page.settingsUrl)}" style="color:${SOFT}">Choose what is mailed to you</a>, or ` +
  `<a href="${escapeHtml(page.stopUrl)}" style="color:${SOFT}">turn these mails off</a>.</td></tr></table></body></html>`;
