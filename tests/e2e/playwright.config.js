// End-to-end tests of the page in Chromium. `cargo xtask test` runs them; so does `npx playwright test -c tests/e2e`.
import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = 8619;

// The system's Chromium if there is one (CHROMIUM names another), else Playwright's own download.
const chromium = process.env.CHROMIUM ?? [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));

export default defineConfig({
  testDir: '.',
  outputDir: `${root}/test-results`,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath: chromium },
    screenshot: 'only-on-failure',
    // A trace copies the whole page at each action: five times the time on a long text. `--trace on` when needed.
    trace: 'off',
  },
  webServer: {
    // The first start compiles the server and the core.
    command: `cargo xtask serve --no-open --port ${port}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    timeout: 15 * 60 * 1000,
    reuseExistingServer: false,
    stdout: 'pipe',
  },
});
