package dev.tidewatch.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cli.Tidewatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

    private static final String RULES = """
            rules:
              - name: failed-once
                when: payments.failed30d >= 1
                action: Look at the payment.
                cause: payments
              - name: failed-dearly
                when: payments.failed30d >= 1 && mrr > 99.99
                action: Call.
                cause: payments
                off: true
              - name: everybody
                when: mrr > 0 || usage.trend < -1
                severity: LOW
                action: Say hello.
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    private Path directory;

    @Test
    void shouldListWhatRulesReadAndDo() throws IOException {
        assertThat(run("check", "--rules", written())).as(err.toString()).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "failed-once: severity by the expected loss, cause payments, reads payments.failed30d",
                        "  payments.failed30d >= 1",
                        "failed-dearly (off): severity by the expected loss, cause payments, reads payments.failed30d, mrr",
                        "  payments.failed30d >= 1 && mrr > 99.99",
                        "everybody: LOW, cause everybody, reads mrr, usage.trend",
                        "  mrr > 0 || usage.trend < -1",
                        written() + " has 3 rules, of which 1 are off");
    }

    @Test
    void shouldListGoalsAndPublishNone() throws IOException {
        Path goals = Files.writeString(directory.resolve("goals.yaml"), """
                goals:
                  - name: keep-nrr
                    figure: nrr
                    window: P90D
                    direction: at_least
                    target: 1.050
                    from: 2026-01-01
                    until: 2026-12-31
                """);

        assertThat(run("check", "--rules", goals.toString())).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "goal keep-nrr: nrr of all over P90D is to be at least 1.05 by 2026-12-31, from 2026-01-01 on",
                        goals + " has 0 rules, of which 0 are off; goals: 1");
        assertThat(run("publish", "--rules", goals.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("has goals and no rules; goals are not published");
    }

    /**
     * Ada fails on 1 March and leaves on 1 April, bob fails and stays, cy leaves on 1 June, dan stays. Of 26 customers at the beginning of a month from
     * January to September 5 are lost within 90 days: ada three times, cy twice.
     */
    @Test
    void shouldSayWhatEachWouldHaveRaisedAndHowRightItWas() throws IOException {
        Path input = Files.write(
                directory.resolve("events.jsonl"),
                List.of(
                        subscription("ada", "2025-01-01", "ACTIVE", "100"),
                        subscription("bob", "2025-01-01", "ACTIVE", "50"),
                        subscription("cy", "2025-01-01", "ACTIVE", "50"),
                        subscription("dan", "2025-01-01", "ACTIVE", "50"),
                        failure("ada", "2025-03-01"),
                        failure("bob", "2025-03-01"),
                        subscription("ada", "2025-04-01", "CANCELED", "100"),
                        subscription("cy", "2025-06-01", "CANCELED", "50"),
                        subscription("dan", "2025-12-31", "ACTIVE", "50")));

        assertThat(run("test", "--rules", written(), "--input", input.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains(
                        "Up to 2025-12-31, 19.2 % of the customers that paid at the beginning of a month were lost within"
                                + " 90 days.");
        assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "(the score) 0 0 0 none 0",
                        "failed-once 2 2 1 50.0 % 2.6 31.0 2",
                        "failed-dearly 1 1 1 100.0 % 5.2 31.0 0",
                        "everybody 4 4 1 25.0 % 1.3 90.0 4");
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException {
        assertThat(run("test", "--input", "events.jsonl")).isEqualTo(1);
        assertThat(err.toString()).contains("there are no rules to try; say --rules FILE, or set tidewatch.rules=FILE");
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("say what to do with rules; it is one of check, test, publish");
        Files.writeString(directory.resolve("rules.yaml"), RULES.replace("mrr > 0 ||", "mmr > 0 ||"));
        assertThat(run("check", "--rules", directory.resolve("rules.yaml").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("rules.yaml:12: rules[3].when: at character 1: mmr is unknown; did you mean mrr?");
    }

    private static String subscription(String customer, String day, String status, String amount) {
        return """
                {"topic":"subscription-events","key":"%1$s","value":{"eventId":"%1$s-%2$s","customerId":"%1$s","occurredAt":"%2$sT00:00:00Z","subscriptionId":"%1$s-1","type":"CHANGED","status":"%3$s","items":[{"planId":"pro","unitAmount":"%4$s","currency":"USD","quantity":1,"interval":"MONTH","intervalCount":1,"usageType":"LICENSED"}]}}""".formatted(customer, day, status, amount);
    }

    private static String failure(String customer, String day) {
        return """
                {"topic":"billing-events","key":"%1$s","value":{"eventId":"%1$s-f","customerId":"%1$s","occurredAt":"%2$sT00:00:00Z","type":"PAYMENT_FAILED","invoiceId":"%1$s-1","amount":"50","currency":"USD"}}""".formatted(customer, day);
    }

    private String written() throws IOException {
        return Files.writeString(directory.resolve("rules.yaml"), RULES).toString();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules"));
        all.addAll(List.of(arguments));
        return Tidewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
