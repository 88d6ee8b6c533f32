export default function ConsoleNotFound() {
  return (
    <div className="max-w-2xl pt-6">
      <h1 className="text-xl font-semibold">There is nothing at this address</h1>
      <p className="mt-2 text-soft">
        It may have been mistyped, or the thing was never registered. Nothing is ever erased here: what was once
        registered keeps its address.
      </p>
      <p className="mt-4">
        <a className="link" href="/">
          Go to the overview
        </a>
      </p>
    </div>
  );
}
