// Whether a row holds at a moment, in SQL. A period holds its start and not its end. `alias` is the row's name in the
// statement, `now` the moment: a placeholder such as '$1', or a quoted time.

/** Whether a person is out of office; null where they never said. */
export const awayInSql = (alias: string, now: string): string =>
  `(${alias}."outOfOfficeFrom" <= ${now}::timestamptz AND (${alias}."outOfOfficeUntil" IS NULL OR ${alias}."outOfOfficeUntil" > ${now}::timestamptz))`;

/** Whether an assignment or a grant has begun and not ended. */
export const presentInSql = (alias: string, now: string): string =>
  `(${alias}."startsAt" <= ${now}::timestamptz AND ${notEndedInSql(alias, now)})`;

/** Whether it has not ended: it is present, or still to begin. */
export const notEndedInSql = (alias: string, now: string): string =>
  `(${alias}."endsAt" IS NULL OR ${alias}."endsAt" > ${now}::timestamptz)`;
