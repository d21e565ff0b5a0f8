package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.NaiveCompany.cancelled;
import static dev.tidewatch.domain.testing.NaiveCompany.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What is left of those who began together, computed by hand. */
class NaiveCohortsTest {

    private final NaiveCompany company = new NaiveCompany(Profile.TIDEWATCH);

    @Test
    void shouldFollowAMonthWithItsReturnedCustomers() {
        company.with(on("01-10", monthly("10")), cancelled("02-10"), on("03-10", monthly("15")))
                .with(on("01-20", monthly("20")), on("02-20", monthly("50")))
                .with(on("02-20", monthly("7")));

        SortedMap<String, NaiveCohorts.Row> rows = rows("2026-04-10", "2026-02-27");

        assertThat(rows.subMap("all|2026-01|", "all|2026-01~"))
                .hasToString("{all|2026-01|0=" + row("2026-01-31", "2 of 30", "2 of 30", true)
                        + ", all|2026-01|1=" + row("2026-02-28", "2 of 30", "1 of 50", false)
                        + ", all|2026-01|2=" + row("2026-03-31", "2 of 30", "2 of 65", false)
                        + ", all|2026-01|3=" + row("2026-04-10", "2 of 30", "2 of 65", false) + "}");
        assertThat(rows).containsKeys("all|2026-02|0", "all|2026-02|2").doesNotContainKey("all|2026-03|0");
        assertThat(rows.keySet()).noneMatch(key -> key.startsWith("cohort="));
    }

    @Test
    void shouldFollowAQuarter() {
        company.with(on("01-10", monthly("10"))).with(on("03-31", monthly("20")), cancelled("04-01"));

        assertThat(rows("2026-02-10", "2026-02-10"))
                .containsEntry("all|2026-Q1|0", row("2026-02-10", "1 of 10", "1 of 10", false))
                .doesNotContainKey("all|2026-Q1|1");
        assertThat(rows("2026-04-01", "2026-04-01"))
                .containsEntry("all|2026-Q1|0", row("2026-03-31", "2 of 30", "2 of 30", true))
                .containsEntry("all|2026-Q1|1", row("2026-04-01", "2 of 30", "1 of 10", false));
    }

    @Test
    void shouldShareWhatACustomerPaysByWhatItBeganWith() {
        company.with(
                on("01-10", monthly("10").plan("a"), monthly("20").plan("b")),
                on("02-20", monthly("100").plan("c")));

        SortedMap<String, NaiveCohorts.Row> rows = rows("2026-02-28", "2026-02-28");

        assertThat(rows)
                .containsEntry("plan=a|2026-01|1", row("2026-02-28", "1 of 10", "1 of 33.333333", true))
                .containsEntry("plan=b|2026-01|1", row("2026-02-28", "1 of 20", "1 of 66.666667", true))
                .doesNotContainKey("plan=c|2026-01|1")
                .doesNotContainKey("plan=c|2026-02|0");
    }

    private SortedMap<String, NaiveCohorts.Row> rows(String closed, String settled) {
        return company.retention().cohorts(LocalDate.parse(closed), LocalDate.parse(settled));
    }

    private static NaiveCohorts.Row row(String day, String start, String now, boolean isFinal) {
        return new NaiveCohorts.Row(LocalDate.parse(day), count(start), mrr(start), count(now), mrr(now), isFinal);
    }

    private static long count(String text) {
        return Long.parseLong(text.split(" of ", -1)[0]);
    }

    private static BigDecimal mrr(String text) {
        return new BigDecimal(text.split(" of ", -1)[1]).setScale(6);
    }
}
