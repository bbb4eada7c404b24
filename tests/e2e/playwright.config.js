// End-to-end tests of the page in Chromium, and of the core paths in Firefox where there is one. `cargo xtask test` runs
// them; so does `npx playwright test -c tests/e2e`, after `cargo xtask dist` for the tests of what that makes.
import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, FIREFOX_USE, isMissing, WITHOUT_FIREFOX } from './browsers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = 8619;

if (isMissing({ browserName: 'firefox' })) console.warn(WITHOUT_FIREFOX);

export default defineConfig({
  testDir: '.',
  outputDir: `${root}/test-results`,
  forbidOnly: Boolean(process.env.CI),
  // A machine that others share can be late once; what is wrong fails twice, and what failed once is listed as flaky.
  retries: 1,
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    screenshot: 'only-on-failure',
    // A trace copies the whole page at each action: five times the time on a long text. `--trace on` when needed.
    trace: 'off',
  },
  projects: [
    { name: 'chromium', use: { launchOptions: { executablePath: CHROMIUM } } },
    { name: 'firefox', use: FIREFOX_USE, testMatch: ['core_paths.spec.js', 'one_file.spec.js'] },
  ],
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
