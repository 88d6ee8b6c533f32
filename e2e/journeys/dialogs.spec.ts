import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

test("a dialog is accessible, holds the focus, and gives it back", async ({ page, signIn, expectAccessible }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/systems");
  const button = page.getByRole("button", { name: "Add a system" });
  await button.click();
  const dialog = page.getByRole("dialog", { name: "Add a system" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expectAccessible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});
