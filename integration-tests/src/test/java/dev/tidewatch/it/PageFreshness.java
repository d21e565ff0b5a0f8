package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page says how far its figures can be trusted. */
abstract class PageFreshness {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PageStack stack;
    private final PageBrowser browser;

    PageFreshness(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldSayNothingOfCustomersThatItDoesNotKnow() {
        Page page = browser.open("about:blank", PageBrowser.Look.DESK);
        page.route("**/api/**", Route::abort);

        page.navigate(stack.url() + "/");

        page.waitForSelector("#freshness[data-state=lost]");
        assertThat(page.innerText("body"))
                .contains("does not answer")
                .doesNotContain("Nobody", "No alert yet", "No movement yet");
        browser.complaints();
    }

    @Test
    void shouldBeGreenOnlyWhileTheFiguresAreFresh() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        ObjectNode status = stack.ask("/api/status").deepCopy();
        String told = "async status => { (await import('/assets/freshness.js')).heard(status);"
                + " return document.getElementById('freshness').dataset.state + ': ' + document.getElementById('banner').textContent; }";

        status.put("lag", 4_000).put("now", "2026-03-01T12:00:00Z").put("asOf", "2026-03-01T11:00:00Z");
        assertThat(page.evaluate(told, JSON.convertValue(status, Map.class)))
                .asString()
                .startsWith("stale: ")
                .contains("60 minutes behind", "4,000 events wait");
        status.put("lag", 9_000).put("asOf", "2026-03-01T11:59:55Z");
        assertThat(page.evaluate(told, JSON.convertValue(status, Map.class))).isEqualTo("live: ");
        // A demo's day lasts two seconds, but not those of the history that it reads first.
        status.put("speed", 43_200).put("speedSince", "2026-03-01T12:00:00Z").put("asOf", "2026-02-20T12:00:00Z");
        assertThat(page.evaluate(told, JSON.convertValue(status, Map.class)))
                .asString()
                .startsWith("restoring: The history is being read")
                .contains("come to 20 Feb 2026, 12:00:00, of 1 Mar 2026", "9,000 events wait")
                .doesNotContain("behind");
        status.put("lag", 0);
        assertThat(page.evaluate(told, JSON.convertValue(status, Map.class)))
                .asString()
                .doesNotContain("behind", "away");
        status.put("now", "2026-03-20T12:00:00Z").put("asOf", "2026-03-10T12:00:00Z");
        assertThat(page.evaluate(told, JSON.convertValue(status, Map.class))).isEqualTo("live: ");
        // In one step, because the pipeline's own status may come at any time.
        String reached = "async status => { const shown = await import('/assets/freshness.js'); shown.heard(status);"
                + " shown.reached('2026-03-12T15:00:00Z'); return document.getElementById('freshness-text').innerText; }";
        assertThat(page.evaluate(reached, JSON.convertValue(status, Map.class)))
                .asString()
                .contains("Live, 12 Mar 2026, 15:00:00 ");
    }

    @Test
    void shouldGoOnWhenTheServerRestarts() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        String alert = PageCare.open(stack).get("alertId").textValue();
        stack.act(alert, "{\"action\":\"ASSIGN\",\"by\":\"ann\",\"assignee\":\"eve\"}");
        page.waitForSelector("#risk .care:has-text('eve')");

        stack.stop();

        page.waitForSelector("#freshness[data-state=lost]");
        assertThat(page.textContent("#banner")).contains("connection is lost", "as of");
        stack.start();
        page.waitForSelector("#freshness[data-state=live]", new Page.WaitForSelectorOptions().setTimeout(60_000));
        stack.send(List.of(PageCompany.joining("cus_after", Instant.now(), "10.00")));
        page.waitForSelector("#movements a:text-is('cus_after')");
        assertThat(page.isHidden("#banner")).isTrue();
        stack.act(alert, "{\"action\":\"ACKNOWLEDGE\",\"by\":\"eve\"}");
        page.waitForSelector("#risk .care:has-text('eve, acknowledged')");
        // A browser itself complains of a server that is away.
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("Failed to load resource: net::ERR_"));
    }
}
