package dev.tidewatch.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.ListedCustomer;
import dev.tidewatch.app.views.OutputSamples;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import dev.tidewatch.output.MrrMovement;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerSearchTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final List<CustomerHealth> all = List.of(
            health("ann", "100", "20", Map.of("name", "Acme GmbH")),
            health("bob", "90", "80", Map.of()),
            health("cat", "250", null, Map.of("email", "cat@example.org")),
            health("dan", null, "55", Map.of()));

    @Test
    void shouldFindByIdAndAttributeInAnyCase() {
        assertThat(found("q=ACME")).containsExactly("ann");
        assertThat(found("q=example.org")).containsExactly("cat");
        assertThat(found("q=a")).containsExactly("cat", "ann", "dan");
        assertThat(found("q=nobody")).isEmpty();
    }

    @Test
    void shouldSortByWhatIsAskedForWithTheUnknownLast() {
        assertThat(found("")).containsExactly("cat", "ann", "bob", "dan");
        assertThat(found("sort=mrr&order=asc")).containsExactly("bob", "ann", "cat", "dan");
        assertThat(found("sort=score")).containsExactly("bob", "dan", "ann", "cat");
        assertThat(found("sort=id")).containsExactly("ann", "bob", "cat", "dan");
    }

    @Test
    void shouldLeaveOutWhatLiesOutsideASpanOrIsUnknown() {
        assertThat(found("scoreFrom=55")).containsExactly("bob", "dan");
        assertThat(found("mrrFrom=90&mrrTo=100.00")).containsExactly("ann", "bob");
        assertThat(found("status=churned")).isEmpty();
        assertThat(found("status=ACTIVE")).hasSize(4);
    }

    @Test
    void shouldKnowTheMovementsOfASegmentByTheirLinesAndThoseOfACohortByTheirCustomer() {
        MrrMovement left = OutputSamples.movementOf("ann", "pro", NOW).build();
        Membership membership =
                new Membership((segment, customer) -> segment.value().equals("2026-03") && customer.equals("ann"));

        assertThat(membership.moved(new Segment(Segment.PLAN, "pro")).test(left))
                .isTrue();
        assertThat(membership.moved(new Segment(Segment.PLAN, "team")).test(left))
                .isFalse();
        assertThat(membership.moved(new Segment(Segment.INTERVAL, "P1M")).test(left))
                .isTrue();
        assertThat(membership.moved(new Segment(Segment.COHORT, "2026-03")).test(left))
                .isTrue();
        assertThat(membership.moved(new Segment(Segment.COHORT, "2026-02")).test(left))
                .isFalse();
        assertThat(membership.moved(Segment.ALL).test(left)).isTrue();
    }

    @Test
    void shouldRefuseWhatItDoesNotUnderstand() {
        for (String wrong : List.of("sort=name", "order=up", "status=HAPPY", "mrrFrom=much", "scoreTo=1e9")) {
            assertThatThrownBy(() -> found(wrong))
                    .as(wrong)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("must be");
        }
    }

    private List<String> found(String query) {
        Query asked = Query.ofList(request(query), CustomerSearch.PARAMETERS);
        CustomerSearch search = CustomerSearch.of(asked);
        return all.stream()
                .map(ListedCustomer::of)
                .filter(search::finds)
                .sorted(search.order())
                .map(ListedCustomer::customerId)
                .toList();
    }

    private static Call request(String query) {
        Map<String, List<String>> given = new HashMap<>();
        Stream.of(query.split("&")).filter(part -> !part.isEmpty()).forEach(part -> {
            String[] both = part.split("=", 2);
            given.put(both[0], List.of(both[1].replace("%3D", "=")));
        });
        return new Given(given);
    }

    /** Holds a call of which only the parameters are looked at. */
    private record Given(Map<String, List<String>> parameters) implements Call {

        @Override
        public String path() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String pathParameter(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable String header(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void header(String name, String value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutputStream answer(String contentType) {
            throw new UnsupportedOperationException();
        }
    }

    private static CustomerHealth health(
            String id, @Nullable String mrr, @Nullable String score, Map<String, String> attributes) {
        return CustomerHealth.newBuilder()
                .setCustomerId(id)
                .setStatus(CustomerStatus.ACTIVE)
                .setMrr(new BigDecimal("1.000000"))
                .setMrrByCurrency(Map.of())
                .setReportingMrr(mrr == null ? null : new BigDecimal(mrr).setScale(6))
                .setLifetimePaid(new BigDecimal("0.000000"))
                .setInvoicesPaid(0)
                .setFeatures(Map.of())
                .setScore(score == null ? null : new BigDecimal(score).setScale(6))
                .setSignals(List.of())
                .setOpenAlerts(List.of())
                .setAttributes(attributes)
                .setUpdatedAt(NOW)
                .build();
    }
}
