// Opens reports in Chromium and says what is wrong with them.
// Usage: node check.mjs CHROMIUM FOLDER REPORT...; pictures of what was seen go to FOLDER.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.TENANTSIM_NODE_FOLDER ?? process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [executablePath, folder, ...reports] = process.argv.slice(2);
// axe judges all in light, in dark what depends on colours, on a phone what does not. Paper is A4 less its margins.
const looks = [
  { name: "light", width: 1280, colorScheme: "light", axe: {} },
  { name: "dark", width: 1280, colorScheme: "dark", axe: { runOnly: ["color-contrast"] } },
  { name: "phone", width: 360, colorScheme: "light", axe: { rules: { "color-contrast": { enabled: false } } } },
  { name: "print", width: 718, colorScheme: "light", media: "print" },
];
let checks = 0;
const failures = [];
const expect = (what, holds, seen = "") => {
  checks++;
  if (!holds) failures.push(`${what}${seen === "" ? "" : `: ${seen}`}`);
};

// Nothing is wider than the window but what can be moved inside of it.
const overflow = () => ({ page: document.documentElement.scrollWidth, window: window.innerWidth });

// Texts of a picture that leave it, or lie on each other, and panels in which nothing is drawn. gnuplot names what it
// plots by number and panel: gnuplot_plot_3b.
const clashes = () => {
  const found = [];
  const isDrawn = (plot) => [...plot.querySelectorAll("path, polygon, rect, use, circle, text")]
    .some((part) => part.closest("defs") === null && (part.tagName !== "text" || part.textContent.trim() !== ""));
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "").map((text) => {
      const a = text.getBBox(), b = svg.getScreenCTM().inverse().multiply(text.getScreenCTM());
      return { text: text.textContent.trim(), left: a.x * b.a + b.e, right: (a.x + a.width) * b.a + b.e,
        top: a.y * b.d + b.f, bottom: (a.y + a.height) * b.d + b.f };
    });
    const name = svg.getAttribute("aria-labelledby") ?? svg.getAttribute("aria-label");
    for (const box of boxes)
      if (box.left < -1 || box.right > frame.width + 1 || box.top < -1 || box.bottom > frame.height + 1)
        found.push(`${name}: "${box.text}" is cut off`);
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 5) found.push(`${name}: "${a.text}" lies on "${b.text}"`);
    }));
    const panels = {};
    for (const plot of svg.querySelectorAll("[id*='gnuplot_plot_']"))
      panels[plot.id.replace(/^.*_\d+/, "")] ||= isDrawn(plot);
    for (const panel in panels)
      if (!panels[panel]) found.push(`${name}: panel ${panel} is empty`);
    if (svg.querySelectorAll("path, rect, use, line").length < 2) found.push(`${name}: nothing is drawn`);
  }
  return found;
};

async function open(browser, report, options) {
  const context = await browser.newContext({ viewport: { width: options.width, height: 900 }, colorScheme: options.colorScheme,
    javaScriptEnabled: options.script ?? true });
  const page = await context.newPage();
  if (options.media) await page.emulateMedia({ media: options.media });
  const seen = { console: [], requests: [] };
  page.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.console.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.isNavigationRequest() && !request.url().startsWith("data:")) seen.requests.push(request.url());
  });
  await page.goto(pathToFileURL(report).href);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; })).catch(() => {});
  return { context, page, seen };
}

async function checkLook(browser, report, name, look) {
  const { context, page, seen } = await open(browser, report, look);
  const label = `${name}, ${look.name}`;
  const size = await page.evaluate(overflow);
  expect(`${label}: the page fits the window`, size.page <= size.window, `${size.page} > ${size.window} pixels`);
  if (look.name === "light") {
    const found = await page.evaluate(clashes);
    expect(`${label}: pictures are full and their texts stay apart`, found.length === 0, found.slice(0, 5).join("; "));
  }
  if (look.axe) {
    await page.evaluate(axe);
    const result = await page.evaluate((options) => window.axe.run(document, { ...options, resultTypes: ["violations"] }), look.axe);
    expect(`${label}: axe finds no violation`, result.violations.length === 0 && result.passes.length > 0,
      result.violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary}`).join("; "));
  }
  await page.screenshot({ path: join(folder, `${name}-${look.name}.png`), fullPage: true });
  expect(`${label}: nothing on the console`, seen.console.length === 0, seen.console.join("; "));
  expect(`${label}: no request`, seen.requests.length === 0, seen.requests.join(" "));
  await context.close();
}

// Letters that are cut off touch the edge of a picture; nothing else comes near it.
const edges = async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const { width, height } = image, canvas = new OffscreenCanvas(width, height), context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return [[0, 0, width, 2], [0, height - 2, width, 2], [0, 0, 2, height], [width - 2, 0, 2, height]]
    .every((edge) => context.getImageData(...edge).data.every((value) => value === 255));
};

async function checkPictures(browser, report, name) {
  const { context, page } = await open(browser, report, looks[0]);
  const figures = join(dirname(report), "figures");
  for (const file of readdirSync(figures).filter((file) => file.endsWith(".png"))) {
    const source = `data:image/png;base64,${readFileSync(join(figures, file)).toString("base64")}`;
    expect(`${name}: ${file} has a clean edge`, await page.evaluate(edges, source));
  }
  await context.close();
}

// The first column of a table, as numbers where they are.
const columnOf = (table, column) => table.evaluate((element, index) =>
  [...element.tBodies[0].rows].map((row) => parseFloat(row.cells[index].textContent.replaceAll(",", ""))), column);
const isSorted = (numbers, sign) => {
  const known = numbers.filter((number) => !Number.isNaN(number));
  return known.every((number, i) => i === 0 || sign * (number - known[i - 1]) >= 0);
};

async function checkSorting(browser, report, name) {
  const { context, page } = await open(browser, report, looks[0]);
  const table = page.locator("#comparison table.sortable").first();
  const button = table.locator("thead th button").nth(1);
  const heading = table.locator("thead th").nth(1);
  const before = (await columnOf(table, 1)).length;
  await button.click();
  expect(`${name}: a click sorts`, isSorted(await columnOf(table, 1), 1) && await heading.getAttribute("aria-sort") === "ascending");
  await button.focus();
  await page.keyboard.press("Enter");
  expect(`${name}: a key sorts the other way`, isSorted(await columnOf(table, 1), -1) && await heading.getAttribute("aria-sort") === "descending");
  expect(`${name}: no row is lost`, (await columnOf(table, 1)).length === before);
  await page.keyboard.press("Tab");
  expect(`${name}: the next column follows`, await page.evaluate(() => document.activeElement.tagName) === "BUTTON");
  await context.close();
}

// Without script all is there but the buttons.
async function checkPlain(browser, report, name) {
  const { context, page, seen } = await open(browser, report, { ...looks[0], script: false });
  const text = await page.locator("main").innerText();
  expect(`${name}: it can be read without script`, text.length > 1000 && /Comparison/.test(text));
  expect(`${name}: no script, no button`, await page.locator("table button").count() === 0);
  expect(`${name}: links lead somewhere`, await page.locator("nav a").count() >= 6);
  expect(`${name}: nothing on the console without script`, seen.console.length === 0, seen.console.join("; "));
  await context.close();
}

async function checkLinks(browser, report, name) {
  const { context, page } = await open(browser, report, looks[0]);
  const lost = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")]
    .map((a) => a.getAttribute("href").slice(1)).filter((id) => document.getElementById(id) === null));
  expect(`${name}: every link has its place`, lost.length === 0, lost.join(" "));
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  expect(`${name}: every name is there once`, twice.length === 0, twice.slice(0, 5).join(" "));
  await context.close();
}

const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu",
  "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
// One browser with a fresh profile; two pages at a time.
const work = reports.flatMap((report) => {
  const name = basename(dirname(report));
  expect(`${name}: there is a report`, existsSync(report));
  return [...looks.map((look) => () => checkLook(browser, report, name, look)),
    ...[checkSorting, checkPlain, checkLinks, checkPictures].map((check) => () => check(browser, report, name))];
});
const worker = async () => {
  while (work.length > 0) await work.shift()();
};
await Promise.all([worker(), worker()]);
await browser.close();
for (const failure of failures) console.log(`FAILED: ${failure}`);
console.log(`${checks} checks, ${failures.length} failed`);
process.exit(checks > 0 && failures.length === 0 ? 0 : 1);
