package dev.tidewatch.domain.risk.alert.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldoutTest {

    private static final Holdout TENTH = share("0.1", "salt");

    /** The first eight digits of {@code md5sum}, as a number, over 2^32. */
    @Test
    void shouldGoByTheFirstBitsOfTheHash() {
        assertThat(share("0.289380", "salt").holds("cus_1")).isTrue();
        assertThat(share("0.289379", "salt").holds("cus_1")).isFalse();
        assertThat(share("0.624435", "2026-q3").holds("Zoë")).isTrue();
        assertThat(share("0.624434", "2026-q3").holds("Zoë")).isFalse();
        assertThat(share("0.624435", "2026-q3").holds("Zoë".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void shouldHoldAboutTheShareAndNobodyWithoutOne() {
        assertThat(customers(TENTH)).isBetween(900, 1_100);
        assertThat(customers(share("1", "salt"))).isEqualTo(10_000);
        assertThat(customers(Holdout.NONE)).isZero();
        assertThat(share("0", "salt").isNone()).isTrue();
    }

    @Test
    void shouldKeepItsCustomersWhenItGrowsAndDrawOthersWithAnotherSalt() {
        Holdout fifth = share("0.2", "salt");
        Holdout others = share("0.1", "pepper");

        assertThat(count(number -> TENTH.holds("cus_" + number) && !fifth.holds("cus_" + number)))
                .isZero();
        assertThat(count(number -> TENTH.holds("cus_" + number) && others.holds("cus_" + number)))
                .isBetween(60, 140);
    }

    private static int customers(Holdout holdout) {
        return count(number -> holdout.holds("cus_" + number));
    }

    private static int count(IntPredicate wanted) {
        return (int) IntStream.range(0, 10_000).filter(wanted).count();
    }

    private static Holdout share(String share, String salt) {
        return Holdout.of(new BigDecimal(share), salt);
    }
}
