package dev.tidewatch.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page explains a figure as a finance user reads it. */
abstract class PageExplained {

    private final PageStack stack;
    private final PageBrowser browser;

    PageExplained(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldExplainAFigureWhenTheKeyboardAsks() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        Locator figure = page.locator("#waterfall [data-figure=churnMrr]");
        figure.focus();

        page.keyboard().press("Enter");

        page.waitForSelector("#explain [data-verdict=equal]");
        assertThat(page.locator("#explain tbody tr").count()).isPositive();
        PageBrowser.assertAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#explain").isVisible()).isFalse();
        assertThat(page.evaluate("document.activeElement.dataset.figure")).isEqualTo("churnMrr");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSayHowEachCustomerChangedWhenARetentionIsAskedFor() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.PHONE);
        JsonNode live = stack.live();

        page.locator("#waterfall [data-figure=nrr]").click();
        page.waitForSelector("#explain [data-verdict=equal]");

        String percent = ShownFigure.percent(live.get("nrr").textValue(), 2);
        assertThat(page.locator("#explain-h")).hasText("Why: NRR, " + percent);
        assertThat(page.locator("#explain [data-formula=nrr]"))
                .containsText(ShownFigure.dollars(live.get("mrrStart").textValue()));
        assertThat(page.locator("#explain table")).hasCount(1);
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('#explain tbody td:last-child [data-exact]')]"
                                        + ".map(one => Math.abs(one.dataset.exact)).every((change, i, all) => i === 0 || all[i - 1] >= change)"))
                .as("the largest change comes first")
                .isEqualTo(true);
        assertThat(page.evaluate(
                        "(one => one.scrollWidth <= one.clientWidth)(document.querySelector('#explain .scroll'))"))
                .as("nothing is cut off on a phone")
                .isEqualTo(true);
        PageBrowser.assertAccessible(page);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowWhatCustomersSaidWhenTheyLeft() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);

        page.check("#reasons input[value=feedback]");

        Locator answer = page.locator("#reasons [data-slice=" + PageCompany.FEEDBACK + "]");
        assertThat(page.locator("#reasons tbody")).containsText("Too expensive");
        answer.click();
        page.waitForSelector("#explain [data-verdict=equal]");
        assertThat(page.locator("#explain tbody tr")).hasCount(2);
        assertThat(page.locator("#explain tbody tr").first()).containsText("Requested, “Too expensive”");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldWriteEachFigureInItsUnit() {
        Page page = browser.open(stack.url() + "/", PageBrowser.Look.DESK);

        assertThat(page.evaluate("async () => { const { written } = await import('/assets/units.js');"
                        + " return [['nrr', '1.004649'], ['churnMrr', '56200.759999'], ['churnCount', 1200], ['quickRatio', '3.5'],"
                        + " ['customerChurnRateStripe', '0.02988'], ['customersWithoutRate', 2], ['lost', 15], ['mrr', null]]"
                        + ".map(([field, value]) => written(field, value, 'USD')); }"))
                .isEqualTo(
                        List.of("100.46\u00a0%", "$56,200.76", "1,200", "3.50", "2.99\u00a0%", "2", "15", "nothing"));
        assertThat(browser.complaints()).isEmpty();
    }
}
