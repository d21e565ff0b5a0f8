package dev.tidewatch.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Customers on the page: found, listed, and told of in people's words. */
abstract class PageCustomers {

    private final PageStack stack;
    private final PageBrowser browser;

    PageCustomers(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldTellACustomersStory() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.PHONE);

        page.locator("#risk tbody a").first().click();

        page.waitForSelector("#customer-story li");
        String id = page.locator("#customer h1").textContent();
        JsonNode story = stack.ask("/api/customers/" + id.substring(0, "cus_00".length()));
        assertThat(page.locator("#customer-story .timeline > li").count())
                .isGreaterThanOrEqualTo(ids(story, "movements", "movementId").size()
                        + ids(story, "alerts", "alertId").size());
        assertThat(page.locator("[data-feature]").evaluateAll("all => all.map(one => one.dataset.feature)"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsAll(keys(story.at("/health/features")));
        PageBrowser.assertAccessible(page);
        page.locator("#customer .back a").first().click();
        page.waitForSelector("#waterfall canvas");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldFindACustomerByItsNameWhenTheKeyboardAsks() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        page.keyboard().press("/");
        page.keyboard().type("heron");
        page.keyboard().press("Enter");

        page.waitForSelector("#customer-story li");

        assertThat(page.locator("#customer h1")).containsText("Blue Heron Ltd");
        assertThat(page.locator("#customer .customer-head")).containsText("books@heron.example");
        assertThat(page.locator("[data-link=elsewhere]"))
                .hasAttribute("href", "https://crm.example/of/" + PageCompany.NAMED);
        assertThat(page.locator("#customer-path canvas")).hasCount(1);
        assertThat(page.locator("#customer-now")).containsText("Buying habit");
        assertThat(page.locator("#customer-features")).containsText("Customer for");
        assertThat(page.locator("[data-entry=renewals]")).containsText("Renewed 3 times");
        page.keyboard().press("f");
        page.waitForSelector("#growth canvas");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldSayHowMuchEndsWhereACustomerKeepsOtherSubscriptions() {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);

        Locator row = page.locator("#risk tr[data-key=" + PageCompany.BUSY + "]");

        assertThat(row.locator("[data-ends]")).hasText("$15.00 of it ends");
        assertThat(page.locator("#risk [data-ends]")).hasCount(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldListTheCustomersThatTheFiltersLeave() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        page.keyboard().press("/");
        page.keyboard().press("Enter");
        assertThat(page.locator("#customers-found")).containsText("of them paying, with $");
        Locator names = page.locator("#customer-list tbody th");

        page.selectOption("#filter-segment", "plan=pro");
        page.selectOption("#filter-status", "ACTIVE");
        page.fill("input[aria-label='MRR from']", "60");

        JsonNode found = stack.ask("/api/customers?segment=plan%3Dpro&status=ACTIVE&mrrFrom=60&limit=200");
        List<String> ids = PageIT.texts(found.get("customers"), "customerId");
        assertThat(ids).hasSizeBetween(3, 12);
        assertThat(names).hasText(ids.toArray(String[]::new));
        assertThat(page.locator("#customers-found")).containsText(ids.size() + " customers with $");
        PageBrowser.assertAccessible(page);
        page.locator("#customer-list thead button:has-text('Customer'):not(:has-text('since'))")
                .click();
        assertThat(names.first()).hasText(ids.stream().sorted().findFirst().orElseThrow());
        assertThat(page.url()).contains("status=ACTIVE", "mrrFrom=60", "sort=id");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldOfferTheSearchWhenThereIsNoSuchCustomer() {
        Page page = browser.open(stack.url() + "/#customer=cus_0999", PageBrowser.Look.DESK);

        assertThat(page.locator("#not-found")).containsText("no customer cus_0999");
        page.locator("#not-found li a").first().click();

        page.waitForSelector("#customer-story li");
        assertThat(page.locator("#customer h1")).containsText("cus_0");
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("404"));
    }

    @Test
    void shouldTellOfPaymentsUseAndEachSubscription() throws Exception {
        Page page = browser.open(stack.url() + "/#customer=" + PageCompany.BUSY, PageBrowser.Look.DESK);
        page.waitForSelector("#customer-story li");

        JsonNode story = stack.ask("/api/customers/" + PageCompany.BUSY);

        assertThat(story.get("payments")).hasSize(4);
        assertThat(story.at("/use/days")).hasSize(3);
        Locator entries = page.locator("#customer-story .timeline > li");
        assertThat(entries.filter(new Locator.FilterOptions().setHasText("Payment failed")))
                .hasCount(3);
        assertThat(page.locator("[data-entry=payments]")).containsText("Invoice paid");
        assertThat(page.locator("[data-entry=use]")).containsText("Used on 3 of 36 days, 12 times");
        assertThat(page.locator("#customer-story [data-part=kept]"))
                .containsText("Tickets and answers to surveys are not listed");
        assertThat(page.evaluate("async () => (await import('/assets/activity.js')).kept({health: {invoicesPaid: 14},"
                        + " payments: [{type: 'INVOICE_PAID', occurredAt: '2027-09-06T09:30:00Z'}]}, 'UTC')"))
                .asString()
                .contains("Of 14 paid invoices 1 is listed", "only those from 6 Sept 2027, 09:30 on");
        page.locator("[data-entry=use] summary").click();
        assertThat(page.locator("[data-entry=use] li")).hasCount(3);
        assertThat(page.locator("[data-subscription]")).hasCount(2);
        assertThat(page.locator("[data-subscription=extra]")).containsText("$15.00: extra");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldTellAnAlertOnceWithItsUpdatesInside() throws Exception {
        JsonNode alerts = stack.ask("/api/alerts?kind=AT_RISK").get("alerts");
        assertThat(alerts).isNotEmpty();
        String id = alerts.get(0).get("customerId").textValue();
        Page page = browser.open(stack.url() + "/#customer=" + id, PageBrowser.Look.DESK);

        JsonNode revisions = stack.ask("/api/customers/" + id).get("alerts");

        String alertId = alerts.get(0).get("alertId").textValue();
        Locator entry = page.locator("[data-entry='" + alertId + "']");
        assertThat(entry).hasCount(1);
        long updates = PageIT.texts(revisions, "alertId").stream()
                        .filter(alertId::equals)
                        .count()
                - 1;
        assertThat(entry.locator("li[data-revision]")).hasCount((int) updates);
        assertThat(browser.complaints()).isEmpty();
    }

    private static Set<String> ids(JsonNode story, String list, String id) {
        return new HashSet<>(PageIT.texts(story.get(list), id));
    }

    private static List<String> keys(JsonNode members) {
        List<String> names = new ArrayList<>();
        members.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
