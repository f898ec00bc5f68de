import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";

// What nearly every screen is made of comes in one file: the many small ones that it would be else compress badly.
const everywhere =
  /node_modules\/(@fluentui\/(react-(button|checkbox|context-selector|field|input|jsx-runtime|label|message-bar|provider|select|shared-contexts|spinner|text|theme|utilities)|keyboard-keys|tokens)|@griffel|@tanstack|i18next|keyborg|openapi-fetch|react-hotkeys-hook|react-i18next)\//;

export default defineConfig({
  plugins: [
    react(),
    // What is not named after its content could be sent as a twin that an earlier build left.
    compression({ include: /^assets\/.*\.(css|js|svg)$/, threshold: 1024, algorithms: ["brotliCompress", "gzip"] }),
  ],
  build: {
    // The policy that the app sends lets no data: scripts or fonts in.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2048,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "docs.html"],
      output: { codeSplitting: { groups: [{ name: "everywhere", test: everywhere }] } },
    },
  },
  server: {
    // `npm run dev` beside a running app: the browser sees one origin.
    proxy: { "/api": "http://127.0.0.1:7071" },
  },
});
