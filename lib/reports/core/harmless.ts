// A sheet program takes a cell that begins so for a formula, and would run what somebody wrote into a name.
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20]/;

/** The text of a cell that no sheet program takes for a formula. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
