package dev.tidewatch.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.views.ListedCustomer;
import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import io.javalin.http.Context;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerSearchTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Map<String, List<MrrMovement>> movements = new HashMap<>();
    private final Membership membership = new Membership(id -> movements.getOrDefault(id, List.of()));
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
    void shouldKnowTheSegmentByTheNewestMovementThatStands() {
        movements.put("ann", List.of(to("pro", "100", "m2", false), from("team", "50", "m1")));
        movements.put("bob", List.of(to("pro", "90", "m3", true), to("team", "90", "m2", false)));
        movements.put("cat", List.of(from("pro", "250", "m9")));

        assertThat(found("segment=plan%3Dpro")).as("cat left it last").containsExactly("cat", "ann");
        assertThat(found("segment=plan%3Dteam"))
                .as("bob's later movement is void")
                .containsExactly("bob");
        assertThat(found("segment=interval%3DP1M")).containsExactly("cat", "ann", "bob");
        assertThat(found("segment=channel%3Dshop")).containsExactly("cat", "ann", "bob");
        assertThat(found("segment=cohort%3D2026-03")).containsExactly("ann", "bob");
    }

    @Test
    void shouldKnowTheMovementsOfASegmentByTheirLines() {
        MrrMovement left = from("pro", "250", "m9");
        movements.put("any", List.of(left, to("pro", "250", "m1", false)));

        assertThat(membership.moved(new Segment(Segment.PLAN, "pro")).test(left))
                .isTrue();
        assertThat(membership.moved(new Segment(Segment.PLAN, "team")).test(left))
                .isFalse();
        assertThat(membership.moved(new Segment(Segment.COHORT, "2026-03")).test(left))
                .isTrue();
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
        CustomerSearch search = CustomerSearch.of(asked, membership.of(asked.segment()));
        return all.stream()
                .map(ListedCustomer::of)
                .filter(search::finds)
                .sorted(search.order())
                .map(ListedCustomer::customerId)
                .toList();
    }

    private static Context request(String query) {
        Map<String, List<String>> given = new HashMap<>();
        Stream.of(query.split("&")).filter(part -> !part.isEmpty()).forEach(part -> {
            String[] both = part.split("=", 2);
            given.put(both[0], List.of(both[1].replace("%3D", "=")));
        });
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "queryParamMap" -> given;
                    case "queryParam" ->
                        given.getOrDefault(arguments[0], List.of()).stream()
                                .findFirst()
                                .orElse(null);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
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

    private static MrrMovement to(String plan, String mrr, String id, boolean voided) {
        return movement(plan, new String[] {"0", mrr}, id, voided);
    }

    private static MrrMovement from(String plan, String mrr, String id) {
        return movement(plan, new String[] {mrr, "0"}, id, false);
    }

    private static MrrMovement movement(String plan, String[] mrr, String id, boolean voided) {
        BigDecimal before = new BigDecimal(mrr[0]).setScale(6);
        BigDecimal after = new BigDecimal(mrr[1]).setScale(6);
        MovementLine line = MovementLine.newBuilder()
                .setSubscriptionId("sub")
                .setPlanId(plan)
                .setInterval(BillingIntervalUnit.MONTH)
                .setIntervalCount(1)
                .setAttributes(Map.of("channel", "shop"))
                .setBefore(before)
                .setAfter(after)
                .build();
        return MrrMovement.newBuilder()
                .setMovementId(id)
                .setRevision(0)
                .setVoided(voided)
                .setProvisional(false)
                .setCustomerId("any")
                .setSubscriptionIds(List.of())
                .setKind(before.signum() == 0 ? MovementKind.NEW : MovementKind.CHURN)
                .setEffectiveAt(NOW)
                .setEffectiveDay(LocalDate.of(2026, 3, 1))
                .setZone("UTC")
                .setCurrency("USD")
                .setMrrBefore(before)
                .setMrrAfter(after)
                .setAmount(after.subtract(before))
                .setReportingCurrency("USD")
                .setLines(List.of(line))
                .setRule("r")
                .setCauses(List.of())
                .setPublishedAt(NOW)
                .build();
    }
}
