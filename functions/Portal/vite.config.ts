import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    // The policy that the app sends lets no data: scripts or fonts in.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2048,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ["index.html", "docs.html"] },
  },
  server: {
    // `npm run dev` beside a running app: the browser sees one origin.
    proxy: { "/api": "http://127.0.0.1:7071" },
  },
});
