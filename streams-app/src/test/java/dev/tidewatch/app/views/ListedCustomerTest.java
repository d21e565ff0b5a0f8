package dev.tidewatch.app.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListedCustomerTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");

    @Test
    void shouldBeTheSameWhenItWasKept() {
        CustomerHealth known = OutputSamples.healthOf("Cus_Ä", AT)
                .setStatus(CustomerStatus.PAST_DUE)
                .setReportingMrr(new BigDecimal("166.666667"))
                .setScore(new BigDecimal("99.500000"))
                .setSince(AT)
                .setAttributes(Map.of("name", "Blue HERON"))
                .build();
        CustomerHealth unknown = OutputSamples.healthOf("none", AT)
                .setReportingMrr(null)
                .setScore(null)
                .setSince(null)
                .build();

        for (CustomerHealth health : new CustomerHealth[] {known, unknown}) {
            ListedCustomer listed = ListedCustomer.of(health);
            assertThat(ListedCustomer.of(health.getCustomerId(), listed.bytes()))
                    .isEqualTo(listed);
        }
        assertThat(ListedCustomer.of(known).words()).isEqualTo("cus_ä\nblue heron");
    }
}
