/** SQL for a time as ISO 8601 UTC with milliseconds, the form of the API; null stays null. */
export const isoSql = (expression: string): string =>
  `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
