package dev.tidewatch.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which days and periods the figures are said to be of, and whether all of it can be read. */
abstract class PageSpans {

    /** Texts of the tiles that their tile cuts off. */
    private static final String CUT = "[...document.querySelectorAll('.kpi p, .kpi span')]"
            + ".filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private final PageStack stack;
    private final PageBrowser browser;

    PageSpans(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldShowAnotherSegmentAndWindowWhenTheyArePicked() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);

        page.selectOption("#pick-segment", "plan=pro");
        page.selectOption("#pick-window", "P90D");

        JsonNode rows = stack.ask("/api/metrics?segment=plan%3Dpro&window=P90D").get("rows");
        String mrrStart = rows.get(rows.size() - 1).get("mrrStart").textValue();
        await().atMost(PATIENCE)
                .until(() -> page.locator("#waterfall [data-figure=mrrStart]").count() > 0
                        && PageIT.exact(page, "#waterfall", "mrrStart").equals(mrrStart));
        assertThat(page.textContent("#waterfall [data-part=note]")).startsWith("plan: pro, 90 days");
        for (String panel : List.of("risk", "feed", "movements")) {
            assertThat(page.textContent("#" + panel + " [data-part=note]")).startsWith("plan: pro");
        }
        assertThat(page.url()).contains("segment=plan%3Dpro&window=P90D");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldNameTheMonthThatIsShownWhenItIsOver() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        assertThat(page.locator("[data-kpi=nrr] .when")).hasText("30 days");
        YearMonth month = YearMonth.from(
                LocalDate.parse(stack.ask("/api/status").get("lastDay").textValue())
                        .plusDays(1));

        page.selectOption("#pick-history", "last-month");

        String name = MONTH.format(month.minusMonths(1));
        assertThat(page.locator("[data-kpi=nrr] .when")).hasText(name);
        assertThat(page.locator("[data-kpi=mrr] .when"))
                .containsText(String.valueOf(month.minusMonths(1).getYear()));
        assertThat(page.locator("#waterfall [data-part=note]")).hasText("All customers, " + name);
        assertThat(page.locator("#pick-history")).hasValue("last-month");
        assertThat(page.locator("#freshness[data-state=past]")).containsText("not live");
        assertThat(page.locator("#waterfall [data-part=rates] thead")).containsText("At the end");
        assertThat(page.locator("#waterfall [data-part=sentence]")).containsText("need not add up to 100 %");
        assertThat(page.evaluate(CUT)).isEqualTo(List.of());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowEachColumnWhenATableIsOpen() {
        for (PageBrowser.Look look : List.of(PageBrowser.Look.DESK, PageBrowser.Look.PHONE)) {
            Page page = browser.open(stack.url() + "/?compare=1&by=month", look);
            page.waitForSelector("#growth canvas");
            page.locator("#growth summary").click();
            assertThat(page.locator("#growth thead th").last()).containsText("MRR before");
            if (look.equals(PageBrowser.Look.DESK)) {
                assertThat(isWhole(page, "#growth .data .scroll"))
                        .as("MRR over time")
                        .isTrue();
                assertThat(isWhole(page, "#reasons .scroll")).as("reasons").isTrue();
            } else {
                assertThat(page.locator("#growth tbody th").first()).hasCSS("position", "sticky");
            }
            assertThat(isWhole(page, "#waterfall .pair > [data-part=table]"))
                    .as("waterfall")
                    .isTrue();
            page.waitForSelector("#cohorts tbody th");
            assertThat(page.locator("#cohorts tbody td").first()).hasCSS("position", "sticky");
            assertThat(page.locator("#cohorts [data-part=note]")).containsText("Figures in italics are not final");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldDrawThePeriodBeforeOnTheLeftWheneverItIsAskedFor() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        String drawn =
                "echarts.getInstanceByDom(document.querySelector('#%s .chart')).getOption().series.map(one => one.id)";

        page.keyboard().press("c");

        assertThat(page.locator("#growth .legend")).containsText("MRR the period before");
        assertThat(page.locator("#retention .legend")).containsText("the period before");
        assertThat(page.evaluate(drawn.formatted("waterfall")))
                .isEqualTo(List.of("before-below", "before", "mrr-below", "mrr"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSayWhatAPeriodIsCalledAndWhenItBegins() {
        Page page = browser.open(stack.url() + "/", PageBrowser.Look.DESK);

        assertThat(page.evaluate("""
                async () => {
                  const { over, span, startOfSpan } = await import('/assets/spans.js');
                  const said = row => [over(row), span(row), startOfSpan(row)].join('; ');
                  return [
                    { window: 'P30D', day: '2027-03-31', live: true }, { window: 'MTD', day: '2027-03-31' },
                    { window: 'MTD', day: '2027-03-30' }, { window: 'QTD', day: '2027-03-31' },
                    { window: 'QTD', day: '2027-05-02', live: true }, { window: 'YTD', day: '2026-12-31' },
                  ].map(said);
                }"""))
                .isEqualTo(List.of(
                        "30 days; 30 days to 31 Mar, live; 2027-03-01",
                        "March 2027; March 2027; 2027-02-28",
                        "March 2027 to date; March 2027 to 30 Mar 2027; 2027-02-28",
                        "Q1 2027; Q1 2027; 2026-12-31",
                        "Q2 2027 to date; Q2 2027 to 2 May, live; 2027-03-31",
                        "2026; 2026; 2025-12-31"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldScrollToAPanelClearOfTheHeader() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);

        page.locator("[data-kpi=mrrAtRisk] a").click();

        assertThat(page.evaluate("document.getElementById('risk').getBoundingClientRect().top"
                        + " >= document.querySelector('.top').getBoundingClientRect().bottom"))
                .isEqualTo(true);
        assertThat(page.evaluate("scrollY > 0")).isEqualTo(true);
    }

    private static boolean isWhole(Page page, String host) {
        Object whole = page.evaluate(
                "host => { const one = document.querySelector(host); return one.scrollWidth <= one.clientWidth; }",
                host);
        return Boolean.TRUE.equals(whole);
    }
}
