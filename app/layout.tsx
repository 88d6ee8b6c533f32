import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { earlyPresses } from "#components/shell/early-presses.ts";
import { Listening } from "#components/shell/listening.tsx";
import { THEME_COOKIE, themeOf } from "#components/shell/preferences.ts";

export const metadata: Metadata = {
  title: { default: "Answerable", template: "%s · Answerable" },
  description: "Who answers for this agent?",
  robots: { index: false, follow: false },
};

const chosenTheme = async () => themeOf((await cookies()).get(THEME_COOKIE)?.value);
const papers = { light: "#ffffff", dark: "#101615" } as const;

/** The bar of a telephone's browser has the colour of the paper. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  return {
    width: "device-width",
    initialScale: 1,
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: papers.light },
            { media: "(prefers-color-scheme: dark)", color: papers.dark },
          ]
        : papers[theme],
  };
}

/** Every page is rendered per request: its scripts carry that request's nonce (docs/decisions, content security). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  // Said by the server, so that no page is first white and then dark.
  const theme = await chosenTheme();
  const nonce = (await headers()).get("x-nonce");
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        {nonce === null ? null : (
          // The browser keeps a nonce from whoever looks, so that what React finds is another than it wrote.
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, the same for everybody
          <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: earlyPresses }} />
        )}
        {children}
        <Listening />
      </body>
    </html>
  );
}
