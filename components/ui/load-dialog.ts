/**
 * Fetches what a dialog is drawn with. Most pages are left without opening one; a page that holds something typed fetches
 * it before it has to ask.
 */
export const loadDialog = () => import("./dialog-popup.tsx");
