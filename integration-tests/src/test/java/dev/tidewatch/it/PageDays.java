package dev.tidewatch.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of days that are over, and of days that there are none of. */
abstract class PageDays {

    private final PageStack stack;
    private final PageBrowser browser;

    PageDays(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldHoldAMonthAgainstTheWholeMonthBefore() throws Exception {
        YearMonth month = lastMonth();
        Page page = open("?window=MTD&compare=1&by=day&from=" + month.atDay(1) + "&to=" + month.atEndOfMonth());
        page.waitForSelector("#waterfall canvas");
        LocalDate before = month.minusMonths(1).atEndOfMonth();

        JsonNode row = stack.ask("/api/metrics?window=MTD&from=" + before + "&to=" + before)
                .get("rows")
                .get(0);

        assertThat(page.locator("[data-kpi=mrr] [data-before]"))
                .hasAttribute("data-before", row.get("mrr").textValue());
        Locator steps = page.locator("#waterfall .pair");
        assertThat(steps.locator("thead th").last()).hasText("Before");
        assertThat(steps.locator("tbody tr").last().locator("td").last())
                .hasText(ShownFigure.dollars(row.get("mrr").textValue()));
        assertThat(page.locator("#waterfall [data-figure=newMrr]").nth(1))
                .hasAttribute("data-exact", row.get("newMrr").textValue());
        page.locator("#growth summary").click();
        Locator heads = page.locator("#growth thead th");
        assertThat(heads.last()).containsText("MRR before");
        Locator first = page.locator("#growth tbody tr").last();
        assertThat(first.locator("td").last().locator("[data-exact]"))
                .hasAttribute("data-exact", mrr(month.minusMonths(1).atDay(1)));
        PageBrowser.assertAccessible(page);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldKeepMovementsToTheDaysThatArePicked() throws Exception {
        YearMonth month = lastMonth();
        String days = "from=" + month.atDay(1) + "&to=" + month.atEndOfMonth();
        Page page = open("?" + days);
        page.waitForSelector("#movements:not([aria-busy])");
        List<String> ids =
                PageIT.texts(stack.ask("/api/movements?limit=1000&" + days).get("movements"), "movementId");

        Download saved = page.waitForDownload(
                () -> page.locator("#movements [data-export=csv]").click());

        assertThat(ids).isNotEmpty().hasSizeLessThan(40);
        assertThat(page.locator("#movements li[data-id]")).hasCount(ids.size());
        List<String> lines = Files.readAllLines(saved.path());
        assertThat(lines).hasSize(ids.size() + 1);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> ids.stream().anyMatch(line::contains));
        for (String live : List.of("risk", "feed")) {
            assertThat(page.locator("#" + live + " [data-part=note]")).containsText("as of now, not of 1 ");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldOfferTheOtherWayRoundWhenTheDaysAreBackwards() throws Exception {
        YearMonth month = lastMonth();
        Page page = open("?from=" + month.atEndOfMonth() + "&to=" + month.atDay(1));
        page.waitForSelector("#waterfall canvas");
        assertThat(page.locator("#told")).containsText("the wrong way round. 90 days are shown.");

        page.locator("#told button").click();

        assertThat(page.locator("#pick-from")).hasValue(month.atDay(1).toString());
        assertThat(page.locator("#pick-to")).hasValue(month.atEndOfMonth().toString());
        assertThat(page.locator("#told")).isHidden();
        Page ahead = open("?from=2999-01-01");
        assertThat(ahead.locator("#told")).containsText("no figure of 1 Jan 2999 yet");
        ahead.waitForSelector("#waterfall canvas");
        assertThat(browser.complaints()).isEmpty();
    }

    private Page open(String query) {
        return browser.open(stack.url() + "/" + query, PageBrowser.Look.DESK);
    }

    private YearMonth lastMonth() throws IOException, InterruptedException {
        LocalDate last = LocalDate.parse(stack.ask("/api/status").get("lastDay").textValue());
        return YearMonth.from(last.plusDays(1)).minusMonths(1);
    }

    private String mrr(LocalDate day) throws IOException, InterruptedException {
        return stack.ask("/api/metrics?window=P1D&from=" + day + "&to=" + day)
                .get("rows")
                .get(0)
                .get("mrr")
                .textValue();
    }
}
