package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidewatch.output.RetentionMetrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a real browser, over a pipeline with real data. */
@NeedsProgram(Program.CHROMIUM)
@Timeout(240)
class PageIT {

    private static final List<String> AMOUNTS =
            List.of("newMrr", "expansionMrr", "reactivationMrr", "contractionMrr", "churnMrr");
    private static final List<String> DEFINITIONS =
            List.of("customerChurnRateChartmogul", "customerChurnRateStripe", "customerChurnRateBaremetrics");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;

    private static PageStack stack;
    private static PageBrowser browser;
    private static String whileEmpty = "";

    @Nested
    class OfCare extends PageCare {

        OfCare() {
            super(stack, browser);
        }
    }

    @Nested
    class OfCustomers extends PageCustomers {

        OfCustomers() {
            super(stack, browser);
        }
    }

    @Nested
    class OfDays extends PageDays {

        OfDays() {
            super(stack, browser);
        }
    }

    @Nested
    class OfExplained extends PageExplained {

        OfExplained() {
            super(stack, browser);
        }
    }

    @Nested
    class OfFigures extends PageFigures {

        OfFigures() {
            super(stack, browser);
        }
    }

    @Nested
    class OfFreshness extends PageFreshness {

        OfFreshness() {
            super(stack, browser);
        }
    }

    @Nested
    class OfPeriods extends PagePeriods {

        OfPeriods() {
            super(stack, browser);
        }
    }

    @Nested
    class OfSpans extends PageSpans {

        OfSpans() {
            super(stack, browser);
        }
    }

    @BeforeAll
    static void fill() throws Exception {
        stack = new PageStack(directory);
        browser = new PageBrowser();
        stack.awaitRunning();
        whileEmpty = whileEmpty();
        stack.send(PageCompany.until(Instant.now()));
        stack.awaitQuiet();
    }

    @AfterAll
    static void close() throws Exception {
        String log = stack.log();
        browser.close();
        stack.close();
        assertThat(log).doesNotContain("\tat ", "ERROR");
    }

    @AfterEach
    void closeTabs() {
        browser.closeTabs();
    }

    @Test
    void shouldShowWhatTheApiAndTheTopicSay() throws Exception {
        // Another test may have sent what is not shown yet.
        stack.awaitQuiet();
        Page page = board(PageBrowser.Look.DESK);
        JsonNode live = stack.live();
        RetentionMetrics published = stack.liveOnTopic();

        assertThat(live.get("mrr").textValue()).isEqualTo(published.getMrr().toPlainString());
        assertFigure(
                page,
                "#kpis",
                "mrr",
                live,
                ShownFigure.dollars(published.getMrr().toPlainString()));
        assertFigure(page, "#kpis", "customers", live, live.get("customers").asText());
        assertFigure(
                page, "#kpis", "nrr", live, ShownFigure.percent(live.get("nrr").textValue(), 1));
        for (String amount : AMOUNTS) {
            String text = live.get(amount).textValue();
            boolean loss = amount.startsWith("contraction") || amount.startsWith("churn");
            assertFigure(page, "#waterfall", amount, live, ShownFigure.change(loss ? "-" + text : text));
        }
        for (String definition : DEFINITIONS) {
            page.locator("#churn input[value=" + definition + "]").check();
            page.waitForSelector("#churn .note [data-figure=" + definition + "]");
            String rate = live.get(definition).textValue();
            assertFigure(page, "#churn .note", definition, live, ShownFigure.percent(rate, 2));
        }
        assertFigure(
                page,
                "#retention .legend",
                "grr",
                live,
                ShownFigure.percent(live.get("grr").textValue(), 2));
        assertThat(page.locator("canvas").count()).as("charts").isEqualTo(4);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowCohortsReasonsAlertsAndLettersAsTheApiHasThem() throws Exception {
        Page page = board(PageBrowser.Look.DESK);

        for (JsonNode row : stack.ask("/api/cohorts?period=month").get("rows")) {
            Locator cell =
                    page.locator("[data-cell='" + row.get("cohort").textValue() + "|" + row.get("offset") + "']");
            assertThat(cell.getAttribute("data-exact")).isEqualTo(row.get("mrr").textValue());
            BigDecimal start = new BigDecimal(row.get("mrrStart").textValue());
            BigDecimal percent =
                    new BigDecimal(row.get("mrr").textValue()).movePointRight(2).divide(start, 0, RoundingMode.HALF_UP);
            assertThat(cell.getAttribute("class")).contains(percent.intValue() < 100 ? "left-" : "grown-");
        }
        JsonNode slices = stack.live().get("churnByReason");
        assertThat(slices).isNotEmpty();
        for (JsonNode slice : slices) {
            Locator amount =
                    page.locator("#reasons [data-slice='" + slice.get("value").textValue() + "']");
            assertThat(amount.textContent())
                    .isEqualTo(ShownFigure.dollars(slice.get("mrr").textValue()));
        }
        JsonNode alerts = stack.ask("/api/alerts?state=open&kind=AT_RISK").get("alerts");
        assertThat(alerts).isNotEmpty();
        assertThat(page.locator("#risk tbody th").allTextContents()).isEqualTo(texts(alerts, "customerId"));
        assertThat(page.locator("#risk tbody td:last-child").allTextContents())
                .isEqualTo(texts(alerts, "suggestedAction"));
        JsonNode movements = stack.ask("/api/movements?limit=10").get("movements");
        assertThat(page.locator("#movements li[data-id]").evaluateAll("all => all.map(one => one.dataset.id)"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsAll(texts(movements, "movementId"));
        JsonNode letters = stack.ask("/api/status").at("/deadLetters/byReason");
        assertThat(page.locator("#health [data-reason=INVALID_VALUE]").textContent())
                .isEqualTo(letters.get("INVALID_VALUE").asText());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSayWhatToDoNextWhenThereIsNothingYet() {
        assertThat(whileEmpty).contains("Nothing has been read yet", "tidewatch ingest", "tidewatch import stripe");
        assertThat(whileEmpty).doesNotContain("Nobody is at risk", "No cohort yet", "Live,");
    }

    @Test
    void shouldShowAnEventWhenItIsIngested() throws Exception {
        Page page = board(PageBrowser.Look.DESK);
        long before = stack.live().get("customers").longValue();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            InputLine joining = PageCompany.joining("cus_live_" + i, Instant.now(), "100.00");
            long sent = System.nanoTime();
            stack.send(List.of(joining));
            page.waitForSelector("#movements a:text-is('cus_live_" + i + "')");
            millis.add(Duration.ofNanos(System.nanoTime() - sent).toMillis());
        }
        await().atMost(PATIENCE).until(() -> exact(page, "#kpis", "customers").equals(String.valueOf(before + 5)));
        assertThat(exact(page, "#kpis", "mrr"))
                .isEqualTo(stack.live().get("mrr").textValue());

        System.out.println("from the event to the page, ms: " + millis); // benchmarks/event-to-page.sh reads it
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowWhatCannotBeSeenAsWhatItIs() throws Exception {
        Page page = board(PageBrowser.Look.DESK);

        stack.send(List.of(PageCompany.joining("cus_\u202Eevil\u0007", Instant.now(), "1.00")));

        Locator shown = page.locator("#movements a:text-is('cus_\u27E8U+202E\u27E9evil\u2407')");
        shown.waitFor();
        shown.click();
        page.waitForSelector("#customer-story li");
        assertThat(page.locator("#customer h1").textContent()).startsWith("cus_\u27E8U+202E\u27E9evil\u2407");
        assertThat(page.innerText("body")).doesNotContain("\u202E", "\u0007");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldBeAccessibleAndWholeOnADeskAndAPhone() {
        for (PageBrowser.Look look : List.of(PageBrowser.Look.DESK, PageBrowser.Look.PHONE)) {
            PageBrowser.assertAccessible(board(look));
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static String whileEmpty() {
        Page page = browser.open(stack.url() + "/", PageBrowser.Look.DESK);
        page.waitForSelector("#welcome:not([hidden])");
        PageBrowser.assertAccessible(page);
        return page.innerText("body");
    }

    private static Page board(PageBrowser.Look look) {
        return board(stack, browser, look);
    }

    static Page board(PageStack stack, PageBrowser browser, PageBrowser.Look look) {
        Page page = browser.open(stack.url() + "/", look);
        page.waitForSelector("#waterfall canvas");
        // On a slow machine figures may be behind for a while, and then the page says so.
        page.waitForSelector("#freshness[data-state=live]", new Page.WaitForSelectorOptions().setTimeout(90_000));
        page.waitForSelector("#risk:not([aria-busy])");
        page.waitForSelector("#movements:not([aria-busy])");
        return page;
    }

    private static void assertFigure(Page page, String place, String field, JsonNode row, String text) {
        assertThat(exact(page, place, field)).as(field).isEqualTo(row.get(field).asText());
        assertThat(page.textContent(place + " [data-figure=" + field + "]"))
                .as(field)
                .isEqualTo(text);
    }

    static String exact(Page page, String place, String field) {
        return page.getAttribute(place + " [data-figure=" + field + "]", "data-exact");
    }

    static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.get(field).textValue())
                .toList();
    }
}
