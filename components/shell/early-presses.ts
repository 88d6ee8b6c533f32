/** Set by the script below until the page listens. */
declare global {
  interface Window {
    answerableListens?: () => void;
  }
}

/**
 * Keeps what is pressed before the page listens, and presses it again once it does: on a slow machine a page can be
 * read for a second or two before its own scripts have taken it over, and a button that does nothing then looks broken.
 * That it was taken is seen at once (`data-pressed`, globals.css). A form is not sent by the browser meanwhile: it would
 * put what was typed into the address. Links are left alone, for the browser follows them itself.
 *
 * Whatever is kept is kept from the page's own listeners, so that nothing is pressed twice; the pointer going down and
 * up as well, for React answers the first of them by taking over the whole page in one piece, and shows nothing until then.
 *
 * It is sent as text (`earlyPresses`), so that it uses nothing from outside itself.
 */
function keepEarlyPresses() {
  const presses = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  let kept: Event[] = [];
  let sent: HTMLFormElement | null = null;
  const press = (event: Event) => {
    const pressable =
      event.target instanceof Element &&
      event.target.closest("button, [role=checkbox], [role=switch], [role=tab], [role=radio]");
    if (!pressable) return;
    event.stopImmediatePropagation();
    // A press begins with the pointer going down; one from the keyboard is a click alone.
    const begins = event.type === "pointerdown" || (event.type === "click" && (event as MouseEvent).detail === 0);
    kept = begins ? [event] : [...kept, event];
    if (event.type !== "click") return;
    event.preventDefault();
    document.documentElement.dataset.pressed = "";
  };
  const submit = (event: Event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.hasAttribute("action")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sent = event.target;
    document.documentElement.dataset.pressed = "";
  };
  for (const type of presses) window.addEventListener(type, press, true);
  window.addEventListener("submit", submit, true);
  window.answerableListens = () => {
    for (const type of presses) window.removeEventListener(type, press, true);
    window.removeEventListener("submit", submit, true);
    window.answerableListens = () => {};
    delete document.documentElement.dataset.pressed;
    if (sent?.isConnected) sent.requestSubmit();
    // What never became a press (a finger that went on to scroll) is nothing to do again.
    if (kept.at(-1)?.type !== "click") return;
    for (const event of kept) {
      const OfItsKind = event.constructor as typeof Event;
      event.target?.dispatchEvent(new OfItsKind(event.type, event));
    }
  };
}

/** The text of the page's first script. */
export const earlyPresses = `(${keepEarlyPresses})()`;
