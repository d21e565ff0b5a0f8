package dev.tidewatch.domain.testing;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.NaiveCompany.cancelled;
import static dev.tidewatch.domain.testing.NaiveCompany.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.profile.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a customer is worth in all, computed by hand. */
class NaiveLifetimeTest {

    private static final LocalDate DAY = LocalDate.parse("2026-08-10");

    private final NaiveCompany company = new NaiveCompany(Profile.TIDEWATCH);

    /** Of three, one leaves in February; then of two, none until one leaves in July: rates 0.333333 and 0.5. */
    @Test
    void shouldLastAsLongAsTheLastSixWholeMonthsLet() {
        company.with(on("01-10", monthly("10")), cancelled("02-10"))
                .with(on("01-10", monthly("20")), cancelled("07-31"))
                .with(on("01-10", monthly("30")))
                .with(on("08-02", monthly("50")), cancelled("08-05"));

        assertThat(ltv("all")).isEqualTo("216.000086");
        assertThat(ltv("plan=pro")).isEqualTo(ltv("all"));
    }

    @Test
    void shouldHaveNoLifetimeValueWhenNobodyLeft() {
        company.with(on("01-10", monthly("10")));

        assertThat(ltv("all")).isNull();
    }

    @Test
    void shouldHaveNoLifetimeValueWhenAMonthBeganWithoutCustomers() {
        company.with(on("02-01", monthly("10")), cancelled("03-10")).with(on("02-01", monthly("10")));

        assertThat(ltv("all")).isNull();
    }

    @Test
    void shouldHaveNoLifetimeValueWhenNobodyIsLeft() {
        company.with(on("01-10", monthly("10")), cancelled("07-10"));

        assertThat(company.retention().ltv("all", LocalDate.parse("2026-07-31")))
                .isNull();
    }

    @Test
    void shouldDivideNewMrrByWhoBroughtIt() {
        company.with(on("08-02", monthly("10"))).with(on("08-03", monthly("15")));

        assertThat(figures().asp()).isEqualTo("12.500000");
        assertThat(company.retention().figures("all", "P1D", DAY).asp()).isNull();
    }

    /** A gain too small for the sixth place of the rate is one all the same. */
    @Test
    void shouldCallChurnNegativeByWhatItIsAndNotByWhatIsShown() {
        company.with(on("07-02", monthly("10000")), on("08-02", monthly("10000.000001")));

        assertThat(figures().netMrrChurnRate()).isEqualTo("0.000000");
        assertThat(figures().negativeChurn()).isTrue();
    }

    @Test
    void shouldKnowWhetherChurnIsNegativeOnlyOfAStart() {
        company.with(on("08-02", monthly("10")), on("08-03", monthly("20")));

        assertThat(figures().negativeChurn()).isNull();
        assertThat(company.retention().figures("all", "P1D", DAY).negativeChurn())
                .isFalse();
    }

    private NaiveFigures figures() {
        return company.retention().figures("all", "MTD", DAY);
    }

    private @Nullable BigDecimal ltv(String segment) {
        return company.retention().ltv(segment, DAY);
    }
}
