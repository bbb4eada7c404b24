// Takes the pictures in docs anew: `npx playwright test -c tests/e2e/screenshots.config.js`.
import base from './playwright.config.js';

export default { ...base, testMatch: 'screenshots.js', projects: base.projects.filter(({ name }) => name === 'chromium') };
