/** Where somebody was lately, in this browser and for the palette alone; forgotten when they sign out. */
export interface Place {
  href: string;
  title: string;
}

const KEY = "answerable recent places";
const KEPT = 8;

/** The place on top of those before it, each address once. Pure. */
export const withPlace = (places: readonly Place[], place: Place): Place[] =>
  [place, ...places.filter(({ href }) => href !== place.href)].slice(0, KEPT);

export function recentPlaces(): Place[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter((one): one is Place => typeof one?.href === "string" && one.href.startsWith("/")).slice(0, KEPT)
      : [];
  } catch {
    return [];
  }
}

/** Keeps the page that is open, by its address and title. */
export function visit(href: string, pageTitle: string): void {
  const title = pageTitle.replace(/ · Answerable$/, "");
  if (href === "/" || title === "" || title === "Answerable") return;
  try {
    localStorage.setItem(KEY, JSON.stringify(withPlace(recentPlaces(), { href, title })));
  } catch {
    // A browser that keeps nothing has no recent places.
  }
}

export function forgetPlaces(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
