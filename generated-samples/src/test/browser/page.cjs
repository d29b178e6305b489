// SPDX-License-Identifier: Apache-2.0
// Opens the sample's page in Chromium, as a person would, and prints what was seen as one line of JSON.
// Arguments: URL, path of the browser, profile folder (empty), file for a screenshot.
"use strict";

const { chromium } = require("playwright-core");

const [url, executablePath, profile, screenshot] = process.argv.slice(2);
const args = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function main() {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath, headless: true, args, viewport: { width: 800, height: 600 },
  });
  try {
    const faults = [];
    const statuses = [];
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("response", (response) => statuses.push(response.status()));

    await page.goto(url);
    const shown = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(text);
    const time = page.locator("#time");
    await page.waitForFunction(() => /^\d{4}-/.test(document.getElementById("time").textContent));
    const first = await time.textContent();
    await page.waitForFunction(
      (before) => document.getElementById("time").textContent !== before, first);
    const second = await time.textContent();

    await page.fill("#text", "grüße & <b>bold</b>");
    await page.click("#echo button");
    await page.waitForFunction(() => document.getElementById("answer").textContent.includes("bold"));
    const echo = await page.locator("#answer").textContent();
    await page.screenshot({ path: screenshot });

    process.stdout.write(JSON.stringify({
      title: await page.title(), first, second, timesAreTimes: shown(first) && shown(second), echo,
      styled: await page.evaluate(() => getComputedStyle(document.querySelector("form")).display),
      faults, statuses: [...new Set(statuses)],
    }) + "\n");
  } finally {
    await context.close();
  }
}

main().catch((error) => {
  process.stderr.write(String(error.stack || error) + "\n");
  process.exit(1);
});
