package dev.tidewatch.local.demo;

import static dev.tidewatch.local.demo.Records.alert;
import static dev.tidewatch.local.demo.Records.metrics;
import static dev.tidewatch.local.demo.Records.money;
import static dev.tidewatch.local.demo.Records.movement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures figures = new Figures();

    @Test
    void shouldKeepTheNewestLiveRowOfEachWindow() {
        figures.add(metrics("all", "P30D").setCustomers(1L).build());
        figures.add(metrics("all", "MTD").setCustomers(7L).build());

        figures.add(metrics("all", "P30D").setCustomers(2L).build());

        assertThat(figures.all("P30D"))
                .extracting(RetentionMetrics::getCustomers)
                .isEqualTo(2L);
        assertThat(figures.all("MTD"))
                .extracting(RetentionMetrics::getCustomers)
                .isEqualTo(7L);
    }

    @Test
    void shouldPassOverClosedDays() {
        figures.add(metrics("all", "P30D").setLive(false).build());

        assertThat(figures.all("P30D")).isNull();
    }

    @Test
    void shouldListPlansWithRevenueByTheirSize() {
        figures.add(metrics("plan=team", "P30D").setMrr(money("10")).build());
        figures.add(metrics("plan=business", "P30D").setMrr(money("20")).build());
        figures.add(metrics("plan=gone", "P30D").setMrr(money("0")).build());
        figures.add(metrics("country=DE", "P30D").setMrr(money("30")).build());

        assertThat(figures.plans("P30D")).extracting(Figures::plan).containsExactly("business", "team");
    }

    @Test
    void shouldForgetAMovementThatIsVoided() {
        figures.add(movement("cus_1", MovementKind.NEW, "0", "10").build());
        figures.add(movement("cus_2", MovementKind.NEW, "0", "10").build());

        figures.add(
                movement("cus_2", MovementKind.NEW, "0", "10").setVoided(true).build());

        assertThat(figures.latestMovements(5))
                .extracting(MrrMovement::getCustomerId)
                .containsExactly("cus_1");
        assertThat(figures.movementRecords()).isEqualTo(3);
    }

    @Test
    void shouldShowTheMovementsThatHappenedLastWhateverTheOrderTheyComeIn() {
        figures.add(movement("cus_late", MovementKind.NEW, "0", "10")
                .setEffectiveAt(Records.NOON.plusSeconds(1))
                .build());

        figures.add(movement("cus_early", MovementKind.NEW, "0", "10").build());

        assertThat(figures.latestMovements(1))
                .extracting(MrrMovement::getCustomerId)
                .containsExactly("cus_late");
    }

    @Test
    void shouldCountAlertsUntilTheyEnd() {
        assertThat(figures.openAlerts()).isEmpty();

        figures.add(alert("1", AlertState.RAISED).build());
        figures.add(alert("2", AlertState.ESCALATED).build());
        figures.add(alert("3", AlertState.PENDING).build());
        figures.add(alert("1", AlertState.RESOLVED).build());

        assertThat(figures.openAlerts()).contains(1);
        assertThat(figures.latestAlerts(3)).extracting(RiskAlert::getAlertId).containsExactly("2");
    }
}
