import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { seatSentence } from "#lib/registry/core/seat-strip.ts";
import { mailPage, row } from "./mail-page.ts";
import { type NoticeKind, noticeKinds } from "./notice-kinds.ts";

/** What a mail tells of one notice. */
export interface MailedNotice {
  title: string;
  text: string;
  href: string;
  dueAt: number | null;
  /** The seat strip of the agent or capability that it is about; empty where that is not judged. */
  seats: string | null;
}

/** What a mail is made of. All addresses are absolute. */
export interface MailParts {
  personName: string;
  /** Null: the daily mail. */
  kind: NoticeKind | null;
  notices: readonly MailedNotice[];
  publicUrl: string;
  /** Where these mails are turned off without signing in. */
  stopUrl: string;
}

export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** A mail lists this many notices; the others are counted, and wait in the console. */
export const MOST_IN_A_MAIL = 50;
/** Longer subjects are cut: clients show less than this. */
const LONGEST_SUBJECT = 140;

/** A mail's words, plain and as HTML. The same facts give the same mail. */
export function mailContent(parts: MailParts): MailContent {
  const { kind, notices, publicUrl } = parts;
  const shown = notices.slice(0, MOST_IN_A_MAIL);
  const more = notices.length - shown.length;
  const why =
    kind === null
      ? "You get this mail once a day, with what is not mailed at once."
      : `You get these mails for: ${noticeKinds[kind].says}.`;
  const settingsUrl = `${publicUrl}/settings/notifications`;
  const others = more > 0 ? `${more} more ${more === 1 ? "notice waits" : "notices wait"} in the console.` : null;
  return {
    subject: subjectOf(parts),
    text: [
      `${oneLine(parts.personName)},`,
      "",
      ...shown.flatMap((notice) => [
        oneLine(notice.title),
        ...wrapped(notice.text),
        ...seatsOf(notice).flatMap(wrapped),
        ...(notice.dueAt === null ? [] : [`Due ${dateInWords(notice.dueAt)}.`]),
        publicUrl + notice.href,
        "",
      ]),
      ...(others === null ? [] : [others, `${publicUrl}/notices`, ""]),
      "--",
      why,
      `Choose what is mailed to you: ${settingsUrl}`,
      `Turn these mails off: ${parts.stopUrl}`,
      "",
    ].join("\n"),
    html: mailPage({
      greeting: `${parts.personName},`,
      rows: shown.map((notice) =>
        row({
          title: notice.title,
          text: notice.text,
          seats: seatsOf(notice)[0] ?? null,
          due: notice.dueAt === null ? null : `Due ${dateInWords(notice.dueAt)}`,
          url: publicUrl + notice.href,
        }),
      ),
      more: others === null ? null : { says: others, url: `${publicUrl}/notices` },
      why,
      settingsUrl,
      stopUrl: parts.stopUrl,
    }),
  };
}

/** How its seats stand as the mail leaves: a mail draws no marks, and says them in the strip's own sentence. */
const seatsOf = ({ seats }: MailedNotice): string[] => (seats ? [`Its seats: ${seatSentence(seats)}.`] : []);

function subjectOf({ kind, notices }: MailParts): string {
  const [first] = notices;
  if (kind !== null && notices.length === 1 && first) return cut(oneLine(first.title));
  const count = `${notices.length} ${notices.length === 1 ? "notice" : "notices"}`;
  return cut(kind === null ? `Answerable today: ${count}` : `${count}: ${noticeKinds[kind].says}`);
}

/** One line whatever it was given: a name with a line break in it must not become a header. */
export const oneLine = (words: string): string => words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

const cut = (words: string): string =>
  [...words].length <= LONGEST_SUBJECT ? words : `${[...words].slice(0, LONGEST_SUBJECT - 1).join("")}…`;

/** Lines of at most 76 characters, words whole. */
function wrapped(words: string): string[] {
  const lines: string[] = [];
  for (const paragraph of words.split(/\r?\n/)) {
    let line = "";
    for (const word of oneLine(paragraph).split(" ")) {
      if (line && line.length + word.length >= 76) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    lines.push(line);
  }
  return lines;
}
