package dev.tidewatch.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person takes care of an alert on the page. */
abstract class PageCare {

    private final PageStack stack;
    private final PageBrowser browser;

    PageCare(PageStack stack, PageBrowser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    @Test
    void shouldAcknowledgeAssignAndSnoozeAnAlertWithoutAReload() throws Exception {
        Page page = PageIT.board(stack, browser, PageBrowser.Look.DESK);
        String id = open(stack).get("alertId").textValue();
        String customer = open(stack).get("customerId").textValue();
        Locator row = page.locator("#risk tr[data-key='" + customer + "']");
        Locator dialog = page.locator("#act");

        row.getByRole(AriaRole.BUTTON, named("Act on the alert about " + customer))
                .click();
        assertThat(dialog.locator("h2")).hasText("Act on the alert about " + customer);
        PageBrowser.assertAccessible(page);
        dialog.getByLabel("Your name").fill("ann");
        press(dialog, "Comment");
        assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("comment is missing; it must be what is said");
        press(dialog, "Acknowledge");
        assertThat(fact(dialog, "Acknowledged")).hasText(Pattern.compile("\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d"));
        dialog.getByLabel("Assign to").fill("bob");
        dialog.getByLabel("Assign to").press("Enter");
        assertThat(fact(dialog, "Owner")).hasText("bob");
        List<Runnable> answers = holdAnswers(page);
        LocalDate until = LocalDate.now(ZoneOffset.UTC).plusDays(60);
        dialog.getByLabel("Snooze until").fill(until + "T09:00");
        press(dialog, "Snooze");
        assertThat(fact(dialog, "Snoozed until")).hasText(said(until, "d MMM yyyy") + ", 09:00");
        assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("Sending");
        answers.forEach(Runnable::run);
        assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("Snoozed.");
        page.keyboard().press("Escape");

        assertThat(row).containsText("bob, acknowledged, snoozed until " + said(until, "d MMM") + ", 09:00");
        JsonNode alert = newest(id);
        assertThat(alert.get("owner").textValue()).isEqualTo("bob");
        assertThat(alert.get("actedBy").textValue()).isEqualTo("ann");
        assertThat(alert.get("state").textValue()).isEqualTo("RAISED");
        assertThat(alert.get("dueAt").textValue()).isEqualTo(until + "T09:00:00Z");
        assertThat(browser.complaints())
                .hasSize(1)
                .allSatisfy(complaint -> assertThat(complaint).contains("400"));
    }

    @Test
    void shouldTellOfWhatWasDoneInTheStoryAndLeadToTheAlert() throws Exception {
        JsonNode alert = open(stack);
        String id = alert.get("alertId").textValue();
        String customer = alert.get("customerId").textValue();
        stack.act(id, "{\"action\":\"ASSIGN\",\"by\":\"ann\",\"assignee\":\"cyd\",\"comment\":\"knows them\"}");

        Page page = browser.open(
                stack.url() + "/#customer=" + encoded(customer) + "&alert=" + encoded(id), PageBrowser.Look.PHONE);

        assertThat(fact(page.locator("#act"), "Owner")).hasText("cyd");
        PageBrowser.assertAccessible(page);
        page.locator("#act-close").click();
        assertThat(page.locator("[data-entry='" + id + "']"))
                .containsText("ann: assigned to cyd, \u201cknows them\u201d");
        assertThat(browser.complaints()).isEmpty();
    }

    /** The stream may be faster than the answer: the caller lets each answer to an action go on. */
    private static List<Runnable> holdAnswers(Page page) {
        List<Runnable> answers = new ArrayList<>();
        page.route("**/actions", route -> {
            APIResponse answer = route.fetch();
            answers.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
        });
        return answers;
    }

    /** The open one that is most urgent. */
    static JsonNode open(PageStack stack) throws IOException, InterruptedException {
        return stack.ask("/api/alerts?state=open&kind=AT_RISK").at("/alerts/0");
    }

    private JsonNode newest(String id) throws IOException, InterruptedException {
        for (JsonNode alert : stack.ask("/api/alerts?kind=AT_RISK").get("alerts")) {
            if (alert.get("alertId").textValue().equals(id)) {
                return alert;
            }
        }
        throw new AssertionError(id + " is gone");
    }

    private static void press(Locator dialog, String button) {
        dialog.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator fact(Locator dialog, String name) {
        return dialog.locator("[data-key='" + name + "'] dd");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As the page writes a day. */
    private static String said(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).format(day);
    }
}
