package dev.tidewatch.avro.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeMappingTest {

    @Test
    void shouldFindTheCustomerInTheKeyOfAnOutcomeWhateverItsId() {
        assertThat(OutcomeMapping.customerOf("cus_1|AT_RISK|2026-03-02T10:00:00.000Z"))
                .isEqualTo("cus_1");
        assertThat(OutcomeMapping.customerOf("a|WIN_BACK|b|UPSELL|2026-03-02T10:00:00.000Z"))
                .isEqualTo("a|WIN_BACK|b");
        assertThat(OutcomeMapping.customerOf("purge")).isNull();
        assertThat(OutcomeMapping.customerOf("cus_1|AT_RISK")).isNull();
    }
}
