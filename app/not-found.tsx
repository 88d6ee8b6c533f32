import { Brand } from "#components/shell/brand.tsx";

export default function NotFound() {
  return (
    <main className="mx-auto max-w-lg px-6 py-24">
      <Brand />
      <h1 className="mt-10 text-xl font-semibold">There is nothing at this address</h1>
      <p className="mt-2 text-soft">It may have been renamed, or the address was cut off when it was copied.</p>
      <p className="mt-6">
        <a href="/" className="link">
          Go to the overview
        </a>
      </p>
    </main>
  );
}
