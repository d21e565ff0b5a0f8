package dev.tidewatch.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page over time: by day, week and month, a span of days, the period before, and what is saved of it. */
abstract class PagePeriods {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final PageStack stack;
    private final PageBrowser browser;

    /** The names of the files that were saved. */
    private final List<String> names = new ArrayList<>();

    PagePeriods(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldAddUpWhatMovedMrrInEachMonth() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        Map<String, BigDecimal> churned = new TreeMap<>();
        for (JsonNode row : stack.ask("/api/metrics?window=P1D").get("rows")) {
            String month = row.get("day").textValue().substring(0, 7);
            churned.merge(month, new BigDecimal(row.get("churnMrr").textValue()), BigDecimal::add);
        }

        page.keyboard().press("3");
        page.locator("#growth summary").click();

        Locator rows = page.locator("#growth tbody tr");
        assertThat(rows.first())
                .containsText(String.valueOf(LocalDate.parse(lastDay()).getYear()));
        assertThat(page.locator("#growth thead th").first()).containsText("Month");
        for (Locator row : rows.all()) {
            String month =
                    row.locator("th [data-exact]").getAttribute("data-exact").substring(0, 7);
            String shown = row.locator("[data-figure=churnMrr]").getAttribute("data-exact");
            assertThat(new BigDecimal(shown)).as(month).isEqualByComparingTo(churned.get(month));
        }
        rows.first().locator("[data-figure=churnMrr]").click();
        page.waitForSelector("#explain [data-verdict=equal]");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldHoldEachKeyFigureAgainstTheOneAWindowBefore() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        String day = LocalDate.parse(stack.live().get("day").textValue())
                .minusDays(30)
                .toString();

        JsonNode before = stack.ask("/api/metrics?window=P30D&from=" + day + "&to=" + day)
                .get("rows")
                .get(0);

        for (String figure : new String[] {"mrr", "customers", "grossMrrChurnRate", "netMrrChurnRate"}) {
            Locator kpi = page.locator("[data-kpi=" + figure + "]");
            assertThat(kpi.locator("[data-before]"))
                    .hasAttribute("data-before", before.get(figure).asText());
            assertThat(kpi.locator(".spark path")).hasCount(1);
        }
        assertThat(page.locator("[data-kpi=mrr] .against")).containsText(" % vs ");
        page.selectOption("#pick-window", "P365D");
        assertThat(page.locator("[data-kpi=mrr] .against")).containsText("figures begin ");
    }

    @Test
    void shouldShowTheDaysThatAreAskedForBesideThoseBefore() throws Exception {
        LocalDate to = LocalDate.parse(lastDay()).minusDays(20);
        LocalDate from = to.minusDays(9);
        Page page =
                browser.open(stack.url() + "/?from=" + from + "&to=" + to + "&compare=1&by=day", PageBrowser.Look.DESK);
        page.waitForSelector("#growth canvas");

        JsonNode row = stack.ask("/api/metrics?window=P30D&from=" + to + "&to=" + to)
                .get("rows")
                .get(0);

        assertThat(page.locator("#waterfall [data-figure=mrr]").first())
                .hasAttribute("data-exact", row.get("mrr").textValue());
        page.locator("#growth summary").click();
        assertThat(page.locator("#growth tbody tr")).hasCount(10);
        assertThat(page.locator("#growth [data-part=note]")).containsText("the period before: ");
        assertThat(page.locator("#pick-from")).hasValue(from.toString());
        page.locator("#growth thead button:has-text('Net')").first().click();
        assertThat(page.locator("#growth thead th[aria-sort=descending]")).containsText("Net");
        PageBrowser.assertAccessible(page);
        page.uncheck("#pick-compare");
        assertThat(page.locator("#growth [data-part=note]")).not().containsText("before");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSaveEachPanelAsCsvAndAsPicture() throws IOException {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        names.clear();
        for (String panel : new String[] {"growth", "waterfall", "risk", "cohorts", "movements"}) {
            byte[] picture = saved(page, panel, "png");
            assertThat(picture).as(panel).startsWith(PNG).hasSizeGreaterThan(5_000);
        }
        assertThat(names.get(0))
                .as("a chart of days says which")
                .startsWith("tidewatch-growth-all-20")
                .hasSizeGreaterThan(40);
        assertThat(names.get(1)).startsWith("tidewatch-waterfall-all-P30D-");
        String mrr = page.getAttribute("#waterfall [data-figure=mrr]", "data-exact");
        String steps = new String(saved(page, "waterfall", "csv"), StandardCharsets.UTF_8);
        assertThat(steps).contains("Step,Movements,MRR\r\n", "Now,," + mrr, "Churn,", ",-");
        assertThat(new String(saved(page, "risk", "csv"), StandardCharsets.UTF_8))
                .startsWith("key,")
                .contains("AT_RISK");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowAllCustomersWhenTheAddressNamesNoSegment() {
        Page page = browser.open(stack.url() + "/?segment=plan%3Dgone&window=P7D", PageBrowser.Look.DESK);

        assertThat(page.locator("#told")).containsText("There is no segment plan: gone");
        assertThat(page.locator("#waterfall [data-part=note]")).containsText("All customers, 7 days");
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("400"));
    }

    @Test
    void shouldTellItsKeysAndLeaveThemOffWhenAsked() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        page.keyboard().press("s");
        assertThat(page.locator("#pick-segment")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("#find-text")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        assertThat(page.locator("#pick-compare")).isChecked();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        PageBrowser.assertAccessible(page);
        page.check("#keys-off");
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        assertThat(page.locator("#pick-compare")).isChecked();
        assertThat(page.locator("#zone")).containsText("UTC");
    }

    private byte[] saved(Page page, String panel, String kind) throws IOException {
        Download download = page.waitForDownload(
                () -> page.locator("#" + panel + " [data-export=" + kind + "]").click());
        names.add(download.suggestedFilename());
        assertThat(download.suggestedFilename())
                .startsWith("tidewatch-" + panel)
                .endsWith("." + kind);
        return Files.readAllBytes(download.path());
    }

    private String lastDay() throws IOException, InterruptedException {
        return stack.ask("/api/status").get("lastDay").textValue();
    }
}
