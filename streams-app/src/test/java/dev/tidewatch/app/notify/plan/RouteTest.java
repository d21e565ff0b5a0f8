package dev.tidewatch.app.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final RiskAlert ALERT = AnAlert.raised("ada");
    private static final Map<String, Set<String>> PRO = Map.of("plan", Set.of("pro", "team"), "country", Set.of("DE"));

    @Test
    void shouldTakeWhatIsOfEachOfItsConditions() {
        assertThat(route(Set.of(), AlertSeverity.UNKNOWN, "0").takes(ALERT, Map.of()))
                .isTrue();
        assertThat(route(Set.of(AlertKind.AT_RISK), AlertSeverity.HIGH, "480").takes(ALERT, Map.of()))
                .isTrue();
        assertThat(route(Set.of(AlertKind.UPSELL), AlertSeverity.HIGH, "480").takes(ALERT, Map.of()))
                .isFalse();
        assertThat(route(Set.of(), AlertSeverity.CRITICAL, "0").takes(ALERT, Map.of()))
                .isFalse();
        assertThat(route(Set.of(), AlertSeverity.UNKNOWN, "480.01").takes(ALERT, Map.of()))
                .isFalse();
    }

    @Test
    void shouldLeaveAloneWhatIsHeldBackOrOfANewerVersion() {
        // given
        Route any = route(Set.of(), AlertSeverity.UNKNOWN, "0");
        // then
        for (AlertState state : List.of(AlertState.SUPPRESSED, AlertState.PENDING, AlertState.UNKNOWN)) {
            assertThat(any.takes(RiskAlert.newBuilder(ALERT).setState(state).build(), Map.of()))
                    .isFalse();
        }
        RiskAlert unknown =
                RiskAlert.newBuilder(ALERT).setKind(AlertKind.UNKNOWN).build();
        assertThat(any.takes(unknown, Map.of())).isFalse();
    }

    @Test
    void shouldAskForEachAttributeWhenItNamesSome() {
        // given
        Route route =
                new Route(List.of("duty"), Set.of(), Route.TOLD, AlertSeverity.UNKNOWN, BigDecimal.ZERO, Set.of(), PRO);
        // then
        assertThat(route.takes(ALERT, Map.of("plan", "team", "country", "DE", "channel", "web")))
                .isTrue();
        assertThat(route.takes(ALERT, Map.of("plan", "team"))).isFalse();
        assertThat(route.takes(ALERT, Map.of("plan", "free", "country", "DE"))).isFalse();
        assertThat(route.takes(ALERT, Map.of())).isFalse();
    }

    @Test
    void shouldMeanNobodyOfWhomTheAttributeIsUnknownWhenItMayBeEmpty() {
        // given
        Map<String, Set<String>> none = Map.of("country", Set.of(""));
        Route route = new Route(
                List.of("duty"), Set.of(), Route.TOLD, AlertSeverity.UNKNOWN, BigDecimal.ZERO, Set.of(), none);
        // then
        assertThat(route.takes(ALERT, Map.of("country", ""))).isTrue();
        assertThat(route.takes(ALERT, Map.of())).isFalse();
    }

    @Test
    void shouldAskWhoOwnsTheAlertWhenItNamesOwners() {
        // given
        RiskAlert owned = RiskAlert.newBuilder(ALERT).setOwner("ann").build();
        // then
        assertThat(ownedBy("ann", "bob").takes(owned, Map.of())).isTrue();
        assertThat(ownedBy("bob").takes(owned, Map.of())).isFalse();
        assertThat(ownedBy("nobody").takes(owned, Map.of())).isFalse();
        assertThat(ownedBy("ann").takes(ALERT, Map.of())).isFalse();
        assertThat(ownedBy("ann", "nobody").takes(ALERT, Map.of())).isTrue();
    }

    private static Route ownedBy(String... owners) {
        return new Route(
                List.of("duty"),
                Set.of(),
                Route.TOLD,
                AlertSeverity.UNKNOWN,
                BigDecimal.ZERO,
                Set.of(owners),
                Map.of());
    }

    private static Route route(Set<AlertKind> kinds, AlertSeverity severity, String mrr) {
        return new Route(List.of("duty"), kinds, Route.TOLD, severity, new BigDecimal(mrr), Set.of(), Map.of());
    }
}
