// The letters that the built-in fonts of PDF have beside Latin-1 (WinAnsi).
const more = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
const written: Record<string, string> = { ł: "l", Ł: "L", ı: "i", đ: "d", Đ: "D", "→": "->", "≤": "<=", "≥": ">=" };

/**
 * A text in the letters that a PDF can show with its built-in fonts: what they lack is written with its nearest letter,
 * and a question mark where there is none. The exact names are in the certificate's JSON.
 */
export const printable = (text: string): string =>
  Array.from(text.normalize("NFC"), (letter) => {
    if (letter <= "ÿ" || more.has(letter)) return letter;
    const nearest = written[letter] ?? letter.normalize("NFD").replaceAll(/\p{M}/gu, "");
    return Array.from(nearest).every((one) => one <= "ÿ") ? nearest : "?";
  }).join("");
