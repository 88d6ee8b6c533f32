import type { Metadata } from "next";
import { FirstAdminForm } from "#components/sign-in/first-admin-form.tsx";

export const metadata: Metadata = { title: "Become the admin" };

export default function FirstAdminPage() {
  return <FirstAdminForm />;
}
