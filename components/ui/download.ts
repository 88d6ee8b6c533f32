/** Hands content to the reader as a file. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click: it is let go of later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
