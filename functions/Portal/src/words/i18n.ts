import i18next from "i18next";
import resourcesToBackend from "i18next-resources-to-backend";
import { initReactI18next } from "react-i18next";
import type { Language } from "./languages";

// Every folder has its own words, which come with the first screen that uses them.
const catalogs = import.meta.glob<{ default: Record<string, unknown> }>("../*/words.*.json");

/** Makes the portal speak a language. Its words are there when this is done. */
export async function startWords(language: Language): Promise<void> {
  await i18next
    .use(resourcesToBackend(async (name: string, folder: string) => (await catalogs[`../${folder}/words.${name}.json`]!()).default))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      load: "currentOnly",
      ns: ["shell", "parts"],
      defaultNS: "shell",
      // React escapes.
      interpolation: { escapeValue: false },
    });
}
