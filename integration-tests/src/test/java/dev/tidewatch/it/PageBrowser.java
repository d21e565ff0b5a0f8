package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A headless Chromium of this machine, and what it complained of. */
final class PageBrowser implements AutoCloseable {

    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Map<Look, BrowserContext> contexts = new HashMap<>();

    PageBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        // Else the driver would download browsers of its own.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(Program.CHROMIUM.path()))
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--renderer-process-limit=1")));
    }

    /** How a page is looked at. */
    record Look(int width, int height, ColorScheme colours) {

        static final Look DESK = new Look(1280, 800, ColorScheme.LIGHT);
        static final Look PHONE = new Look(390, 844, ColorScheme.DARK);
    }

    /** A tab of its own. Tabs of one look share what the browser keeps of the scripts: to compile them takes a second. */
    Page open(String url, Look look) {
        Page page = contexts.computeIfAbsent(look, this::context).newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.navigate(url);
        return page;
    }

    private BrowserContext context(Look look) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.colours)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** A page that is open draws what it hears: those of earlier tests would only cost time. Nothing is remembered of them. */
    void closeTabs() {
        for (BrowserContext context : contexts.values()) {
            context.clearCookies();
            for (Page page : context.pages()) {
                page.evaluate("localStorage.clear()");
                page.close();
            }
        }
    }

    /** What the console said since this was asked last. */
    List<String> complaints() {
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }

    /** Nothing that axe calls serious or critical. */
    static void assertAccessible(Page page) {
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        // The page has no frames, and without the search for them it takes a fifth of the time.
        List<String> findings = new AxeBuilder(page)
                .options(violations).setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        assertThat(findings).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing reaches over the right edge")
                .isEqualTo(true);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
