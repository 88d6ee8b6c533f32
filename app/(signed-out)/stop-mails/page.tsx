import type { Metadata } from "next";
import { StopMails } from "#components/notices/stop-mails.tsx";

export const metadata: Metadata = { title: "Turn mails off" };

export default function StopMailsPage() {
  return <StopMails />;
}
