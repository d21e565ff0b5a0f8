package dev.tidewatch.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures that move while somebody points at them. */
abstract class PageFigures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PageStack stack;
    private final PageBrowser browser;

    PageFigures(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldKeepAFigureInPlaceWhileItMoves() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        page.evaluate(
                "pointedAt = [...document.querySelectorAll('#kpis [data-figure], #waterfall td .figure, #risk a')]");
        Locator mrr = page.locator("#kpis [data-figure=mrr]");
        String before = mrr.getAttribute("data-exact");

        stack.send(List.of(PageCompany.joining("cus_moves", Instant.now(), "77.00")));

        assertThat(mrr).not().hasAttribute("data-exact", before);
        assertThat(page.evaluate("pointedAt.length > 10 && pointedAt.every(one => one.isConnected)"))
                .isEqualTo(true);
        mrr.click();
        assertThat(page.locator("#explain")).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldTellWhatCanBeClickedAndCohortsApart() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);

        assertThat(page.locator("#kpis [data-figure=mrr]")).hasCSS("cursor", "pointer");
        assertThat(page.locator("#kpis [data-figure=mrr]")).hasCSS("text-decoration-style", "dotted");
        assertThat(page.evaluate("async () => { const rows = ['80', '100', '140'].map((mrr, offset) => ['a|' + offset,"
                        + " {cohort: 'a', offset, mrr, mrrStart: '100', customers: 1, customersStart: 1, asOfDay: '2026-03-01'}]);"
                        + " (await import('/assets/cohorts.js')).drawCohorts({cohorts: new Map(rows), known: new Set(['cohorts']),"
                        + " period: 'month', currency: 'USD', status: {}, selection: {segment: 'all'}}, () => {});"
                        + " const colours = [...document.querySelectorAll('#cohorts [data-cell]')]"
                        + ".map(cell => getComputedStyle(cell).backgroundColor); return new Set(colours).size; }"))
                .as("colours of 80, 100 and 140 %")
                .isEqualTo(3);
        String cohort = (String)
                page.evaluate(
                        "[...document.querySelectorAll('#pick-segment option')].map(one => one.value).find(one => one.startsWith('cohort='))");
        page.selectOption("#pick-segment", cohort);
        assertThat(page.locator("#cohorts [data-part=table]")).containsText("is one cohort itself");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowHowGoodTheAlertsWereAsTheApiHasIt() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        page.waitForSelector("#grades:not([aria-busy])");
        JsonNode grades = stack.ask("/api/alert-grades").get("grades");

        assertThat(grades).isNotEmpty();
        assertThat(page.locator("#grades [data-part=table] tbody tr").count()).isEqualTo(grades.size());
        for (int i = 0; i < grades.size(); i++) {
            JsonNode grade = grades.get(i);
            Locator row = page.locator("#grades [data-part=table] tbody tr").nth(i);
            assertThat(row.locator("td").allTextContents().subList(0, 3))
                    .containsExactly(
                            grade.get("alerts").asText(),
                            grade.get("episodes").asText(),
                            grade.get("right").asText());
            assertThat(row.locator("[data-figure-of]").getAttribute("data-exact"))
                    .isEqualTo(grade.get("precision").textValue());
            Locator came = page.locator("#grades [data-part=came] tbody tr").nth(i);
            assertThat(came.locator("td").allTextContents().subList(0, 2))
                    .containsExactly(
                            grade.get("came").asText(), grade.get("warned").asText());
            assertThat(came.locator("[data-recall-of]").getAttribute("data-exact"))
                    .isEqualTo(grade.get("recall").textValue());
        }
        assertThat(page.locator("#grades [data-part=scores] tbody tr").count() > 0)
                .isEqualTo(!grades.findPath("reliability").isEmpty());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSayInWordsWhatHasNoEvidenceAndWhatIsAhead() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);

        assertThat(page.locator("#risk thead th[aria-sort=descending]")).containsText("Expected loss");
        assertThat(page.evaluate("async () => (await import('/assets/alerts.js')).sentence({"
                        + " sentence: 'HIGH, mrr: usage.ofLimit; of mrr. Call.', signals: [{name: 'mrr', value: '5'},"
                        + " {name: 'usage.ofLimit', value: '0.9'}]})"))
                .asString()
                .contains(": 90\u00A0% of the allowance used; of mrr. Call.");
        assertThat(page.evaluate("async () => (await import('/assets/spans.js')).ahead('2026-03-04T09:00:00Z',"
                        + " {status: {asOf: '2026-03-01T10:00:00Z'}, row: {live: true}})"))
                .isEqualTo("; what came after 1 Mar 2026, 10:00 is not in the figures yet");
        assertThat(page.evaluate("""
                        async () => {
                          const { readable, segmentName, shortMoney } = await import('/assets/format.js');
                          const { featureValue, statusName } = await import('/assets/names.js');
                          const { stateName } = await import('/assets/alerts.js');
                          const { told } = await import('/assets/alerts.js');
                          const lost = { kind: 'WIN_BACK', state: 'RESOLVED', signals: [{ evidence: 'left at 2026-11-28T10:00:00Z and did not come back' }] };
                          return [readable(lost.signals[0].evidence, 'UTC'), stateName(lost), statusName({ status: 'CHURNED' }), statusName({ status: 'CHURNED', since: 'x' }),
                            told({ severity: 'LOW', customerId: 'a', sentence: 'LOW a: near its limit.' }), ...[4450, 4500, 53020].map(one => shortMoney(one, 'USD')), segmentName('interval=P3M'),
                            ...['-1.50', '0.00'].map(trend => featureValue('usage.trend', trend))];
                        }"""))
                .isEqualTo(List.of(
                        "left on 28 Nov, 10:00 and did not come back",
                        "Closed",
                        "Never paid",
                        "Churned",
                        "Near its limit.",
                        "$4.45k",
                        "$4.5k",
                        "$53.02k",
                        "interval: 3 months",
                        "82\u00A0% less",
                        "no less"));
        assertThat(page.evaluate(
                        "async () => (await import('/assets/mrr-chart.js')).known([true, false, true, false, true]"
                                + ".map((empty, day) => ({empty, day}))).map(period => period.day)"))
                .as("days of MRR over time: from the first to the last that is known")
                .isEqualTo(List.of(1, 2, 3));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldHoldWhatStandsAgainstTheStartWhereNoEarlierRowIs() {
        Page page = browser.open(stack.url() + "/", PageBrowser.Look.DESK);

        assertThat(page.evaluate("""
                async () => {
                  const row = { window: 'P365D', day: '2027-02-19', live: true, mrr: '60000', arr: '720000', customers: 10, mrrStart: '50000', customersStart: 10, nrr: '1.000050' };
                  const board = { row, series: [], known: new Set(), dayBefore: '2026-02-19', currency: 'USD', status: { firstDay: '2026-01-01' } };
                  (await import('/assets/kpis.js')).drawKpis(board);
                  const said = name => (one => `${one.className}: ${one.textContent}`)(document.querySelector(`[data-kpi=${name}] .against`));
                  return ['mrr', 'customers', 'nrr'].map(said);
                }"""))
                .isEqualTo(List.of(
                        "against gain: +20.0\u00a0% vs 19 Feb 2026",
                        "against: 0.0\u00a0% vs 19 Feb 2026", "against: no period before "));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSayThatAFigureHasChangedSinceItWasClicked() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        ObjectNode clicked = stack.live().deepCopy();
        String now = clicked.get("mrr").textValue();
        clicked.put("mrr", "12.500000").put("asOf", "2026-03-01T09:00:00Z");

        page.evaluate(
                "async row => (await import('/assets/explain.js')).explain(row, 'mrr')",
                JSON.convertValue(clicked, Map.class));

        assertThat(page.locator("#explain [data-since]"))
                .containsText("changed since you clicked: it was $12.50 as of 1 Mar 2026, 09:00:00, and is "
                        + ShownFigure.dollars(now) + " as of ");
        assertThat(page.locator("#explain [data-verdict=equal]")).hasCount(1);
        assertThat(page.locator("#explain")).not().containsText("mrrStart");
        assertThat(browser.complaints()).isEmpty();
    }
}
