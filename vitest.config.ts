import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // a file of tests mostly waits for a program or a browser that it started
    maxWorkers: "100%",
  },
});
