package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who types one command and opens the address that it prints. */
@NeedsProgram(Program.CHROMIUM)
@Timeout(240)
class DemoPageIT {

    /** Where to put pictures of the page, such as {@code docs/images}; none are taken without it. */
    private static final String PICTURES = "page.pictures";

    private static final Pattern ADDRESS = Pattern.compile("The page: (http://127\\.0\\.0\\.1:\\d+)");
    /** The launcher to start it with, in place of this class path: {@code benchmarks/first-chart.sh} does. */
    private static final String LAUNCHER = "page.launcher";

    /** Says whether the figures are as of an instant that is not before the end of the history, or not by more than a minute. */
    private static final String HOLDS_THE_HISTORY =
            "async () => { const { asOf, speedSince } = await (await fetch('/api/status')).json();"
                    + " return new Date(asOf) >= new Date(speedSince) - 60000; }";

    private static final String LISTEN_TO_THE_BANNER =
            "said = []; new MutationObserver(() => said.push(document.getElementById('banner').textContent))"
                    + ".observe(document.getElementById('banner'), { childList: true, characterData: true, subtree: true });";

    private static final double PATIENCE_MS = Cluster.PATIENCE.toSeconds() * 1000.0;

    @TempDir
    private Path directory;

    @Test
    void shouldShowAChart() throws Exception {
        // What a browser needs to start is not the demo's.
        try (PageBrowser browser = new PageBrowser();
                TidewatchProcess demo = start(
                        "demo",
                        "--plain",
                        "--data-dir",
                        directory.resolve("data").toString(),
                        "--set",
                        "tidewatch.http.bind=127.0.0.1:0")) {
            long started = System.nanoTime();
            await().atMost(Cluster.PATIENCE)
                    .until(() -> ADDRESS.matcher(demo.log()).find());
            Matcher address = ADDRESS.matcher(demo.log());
            assertThat(address.find()).isTrue();
            Page page = browser.open(address.group(1), PageBrowser.Look.DESK);
            page.setDefaultTimeout(PATIENCE_MS);
            page.evaluate(LISTEN_TO_THE_BANNER);
            page.waitForSelector("#waterfall canvas");
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            System.out.println("from the command to the first chart: " + took.toMillis() + " ms");
            String pictures = System.getProperty(PICTURES);
            if (pictures != null) {
                takePictures(page, browser, address.group(1), Path.of(pictures));
            }
            page.waitForSelector("#freshness[data-state=live]");
            assertThat(page.textContent("#freshness-text")).contains("(simulated, 1 day = 2 s)");
            assertThat(page.evaluate(HOLDS_THE_HISTORY)).isEqualTo(true);
            assertThat(page.evaluate("said.filter(text => text.includes('behind'))"))
                    .as("no false alarm while the history is read")
                    .isEqualTo(List.of());
            assertThat(browser.complaints()).isEmpty();
            assertThat(demo.stop()).as(demo.log()).isZero();
        }
    }

    private TidewatchProcess start(String... arguments) throws IOException {
        String launcher = System.getProperty(LAUNCHER);
        Path log = directory.resolve("log");
        return launcher == null
                ? TidewatchProcess.start(log, arguments)
                : TidewatchProcess.launch(Path.of(launcher), log, arguments);
    }

    private static void takePictures(Page first, PageBrowser browser, String url, Path directory) {
        first.setDefaultTimeout(PATIENCE_MS);
        first.waitForSelector("#feed li");
        first.waitForSelector("[data-cell$='|11']");
        // The first figures are of the first customers that were read.
        first.waitForSelector("#kpis [data-figure=customers]:text-matches('^[1-9][0-9,]{2}')");
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 390}) {
                Page page = browser.open(url, new PageBrowser.Look(width, 844, colours));
                page.setDefaultTimeout(PATIENCE_MS);
                page.waitForSelector("#waterfall canvas");
                page.waitForSelector("#feed li");
                page.waitForSelector("#freshness[data-state=live]");
                String name = "page-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions().setPath(directory.resolve(name)));
            }
        }
    }
}
