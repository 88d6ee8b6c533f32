/** Set by the script below until the page listens. */
declare global {
  interface Window {
    answerableListens?: () => void;
  }
}

/**
 * Keeps what is pressed before the page listens, and presses it again once it does: on a slow machine a page can be
 * read for a second or two before its own scripts have taken it over, and a button that does nothing then looks broken.
 * A form is not sent by the browser meanwhile: it would put what was typed into the address. Links are left alone, for
 * the browser follows them itself. Whatever is kept is kept from the page's own listeners, so that nothing is pressed twice.
 *
 * It is sent as text (`earlyPresses`), so that it uses nothing from outside itself.
 */
function keepEarlyPresses() {
  let again = () => {};
  const keep = (event: Event, press: () => void) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    again = press;
  };
  const click = (event: Event) => {
    const button =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>("button, [role=checkbox], [role=switch], [role=tab], [role=radio]")
        : null;
    if (button) keep(event, () => button.isConnected && button.click());
  };
  const submit = (event: Event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && !form.hasAttribute("action"))
      keep(event, () => form.isConnected && form.requestSubmit());
  };
  window.addEventListener("click", click, true);
  window.addEventListener("submit", submit, true);
  window.answerableListens = () => {
    window.removeEventListener("click", click, true);
    window.removeEventListener("submit", submit, true);
    window.answerableListens = () => {};
    again();
  };
}

/** The text of the page's first script. */
export const earlyPresses = `(${keepEarlyPresses})()`;
