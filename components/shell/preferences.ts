/** What a person chose about how the console looks and listens; kept in cookies, so that the first paint is right. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const THEME_COOKIE = "answerable-theme";
export const SHORTCUTS_COOKIE = "answerable-shortcuts";
/** 'off': somebody does not want to be led through the first steps. It says nothing about what is done. */
export const STEPS_COOKIE = "answerable-first-steps";
const YEAR_IN_SECONDS = 365 * 86_400;

export const themeOf = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? "system";
/** Shortcuts of one letter are on until somebody turns them off (WCAG 2.1.4). */
export const shortcutsOn = (value: string | undefined): boolean => value !== "off";

/** Writes a choice for this browser; null forgets it. */
export function keepPreference(name: string, value: string | null): void {
  const life = value === null ? 0 : YEAR_IN_SECONDS;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that people use
  document.cookie = `${name}=${value ?? ""}; Path=/; Max-Age=${life}; SameSite=Lax${secure}`;
}
