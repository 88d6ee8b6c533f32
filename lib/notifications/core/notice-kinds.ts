/** How a notice reaches its person beside the console. */
export const mailChoices = ["at_once", "daily", "none"] as const;
export type MailChoice = (typeof mailChoices)[number];

interface NoticeKindFacts {
  /** What it tells, as the settings page names it. */
  says: string;
  /** What holds until the person chooses. */
  usually: MailChoice;
}

/**
 * Every kind of notice. Its name is kept in the database, in preferences and in the links that turn its mails off, so
 * that it never changes.
 */
export const noticeKinds = {
  "role-named": { says: "You are named in a role and asked to accept", usually: "at_once" },
  "decision-asked": { says: "A decision about a request is asked of you", usually: "at_once" },
  "decision-reminder": { says: "A decision that is asked of you is due soon, or overdue", usually: "at_once" },
  "decision-escalated": {
    says: "A decision is overdue, and came to you because you manage who was asked, or by your platform role",
    usually: "at_once",
  },
  "request-answered": { says: "What you asked for was decided, or sent back", usually: "at_once" },
  "gap-assigned": { says: "A gap is assigned to you", usually: "at_once" },
  "exception-asked": { says: "An exception waits for your decision", usually: "at_once" },
  "exception-decided": { says: "An exception that you asked for is decided", usually: "at_once" },
  "exception-ending": { says: "An exception that concerns you ends soon", usually: "at_once" },
  "exception-ended": { says: "An exception that concerned you has ended", usually: "at_once" },
  "hand-over-asked": {
    says: "You moved, or somebody whom you manage is away or left, and what they answer for waits to be handed over",
    usually: "at_once",
  },
  "stand-in-asked": {
    says: "Something waits for you because you stand in for somebody who is out of office",
    usually: "at_once",
  },
  "drill-asked": { says: "A reachability drill asks whether you can be reached", usually: "at_once" },
  "attest-asked": { says: "You are asked to confirm roles before they count as out of date", usually: "at_once" },
  "attest-escalated": {
    says: "Somebody for whom you are a deputy or the manager has not confirmed their roles",
    usually: "at_once",
  },
  "review-asked": { says: "You are asked to review access", usually: "at_once" },
  "review-reminder": { says: "Access reviews wait for your answer", usually: "at_once" },
  "review-escalated": { says: "Somebody whom you manage has not answered an access review", usually: "at_once" },
  "review-follow-up": { says: "A review asks you to revoke or change something", usually: "at_once" },
  "retirement-asked": { says: "A retirement waits for your decision", usually: "at_once" },
  "retirement-decided": { says: "A retirement that you asked for is decided", usually: "at_once" },
  "retirement-steps": { says: "You are asked for steps of a retirement", usually: "at_once" },
  "retirement-verify": { says: "A retirement waits to be verified", usually: "daily" },
  "export-ended": { says: "A file that you left to the server is made, or could not be", usually: "none" },
} as const satisfies Record<string, NoticeKindFacts>;

export type NoticeKind = keyof typeof noticeKinds;

export const noticeKindNames = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];

/** Whether a word, of an old row or a link, is a kind of today. */
export const isNoticeKind = (word: string): word is NoticeKind => Object.hasOwn(noticeKinds, word);
