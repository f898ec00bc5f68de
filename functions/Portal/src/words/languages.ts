/** The languages of the portal, as BCP 47 tags, with their own names. */
export const languages = { en: "English", "pt-BR": "Português (Brasil)" } as const;

export type Language = keyof typeof languages;

/** The language that a browser asks for, of those the portal has. */
export function preferredLanguage(): Language {
  const wanted = navigator.languages.find((tag) => /^(en|pt)\b/i.test(tag));
  return wanted && /^pt\b/i.test(wanted) ? "pt-BR" : "en";
}
