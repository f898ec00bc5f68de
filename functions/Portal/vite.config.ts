import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";

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
    rolldownOptions: { input: ["index.html", "docs.html"] },
  },
  server: {
    // `npm run dev` beside a running app: the browser sees one origin.
    proxy: { "/api": "http://127.0.0.1:7071" },
  },
});
