package dev.tidewatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private long nanos;
    private final FailedAttempts attempts = new FailedAttempts(() -> nanos);

    @Test
    void shouldGiveAnAddressTenPlacesAndOneBackEverySixSeconds() {
        fail("192.0.2.1", 10);

        assertThat(attempts.wait("192.0.2.1")).isBetween(5L, 7L);
        assertThat(attempts.wait("192.0.2.2")).isZero();

        nanos += Duration.ofSeconds(6).toNanos();
        assertThat(attempts.wait("192.0.2.1")).isZero();
        fail("192.0.2.1", 1);
        assertThat(attempts.wait("192.0.2.1")).isPositive();
    }

    @Test
    void shouldTakeAllAddressesOfAnIpv6SiteForOne() {
        for (int i = 0; i < 10; i++) {
            fail("[2001:db8:1:2::" + i + "]", 1);
        }

        assertThat(attempts.wait("2001:db8:1:2:ffff::1")).isPositive();
        assertThat(attempts.wait("2001:db8:1:3::1")).isZero();
    }

    @Test
    void shouldSlowAllThatAreNotKnownWhenManyGuess() {
        attempts.succeeded("198.51.100.1");
        for (int i = 0; i < 100; i++) {
            fail("10.0.0." + i, 1);
        }

        assertThat(attempts.wait("203.0.113.1")).isPositive();
        assertThat(attempts.wait("198.51.100.1")).isZero();
    }

    @Test
    void shouldSaveUpNoPlacesWhileNobodyGuesses() {
        nanos += Duration.ofDays(1).toNanos();

        for (int i = 0; i < 100; i++) {
            fail("10.0.0." + i, 1);
        }

        assertThat(attempts.wait("203.0.113.1")).isPositive();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(address);
        }
    }
}
