import type { Metadata } from "next";
import { SetPasswordForm } from "#components/sign-in/set-password-form.tsx";

export const metadata: Metadata = { title: "Set your password" };

export default function SetPasswordPage() {
  return <SetPasswordForm />;
}
