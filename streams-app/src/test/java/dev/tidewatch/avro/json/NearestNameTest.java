package dev.tidewatch.avro.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("customerId", "eventId", "occurredAt");

    @Test
    void shouldNameTheClosestWhenAFewLettersDiffer() {
        assertThat(NearestName.of("custmer_id", KNOWN)).contains("customerId");
        assertThat(NearestName.of("OCCURREDAT", KNOWN)).contains("occurredAt");
        assertThat(NearestName.of("eventIdd", KNOWN)).contains("eventId");
    }

    @Test
    void shouldNameNoneWhenNothingIsClose() {
        assertThat(NearestName.of("plan", KNOWN)).isEmpty();
        assertThat(NearestName.of("nope", List.of("zone"))).isEmpty();
        assertThat(NearestName.of("zome", List.of("zone"))).contains("zone");
        assertThat(NearestName.of("customerId", List.of())).isEmpty();
    }
}
