package dev.tidewatch.local.demo;

import static dev.tidewatch.local.demo.Records.alert;
import static dev.tidewatch.local.demo.Records.metrics;
import static dev.tidewatch.local.demo.Records.money;
import static dev.tidewatch.local.demo.Records.movement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.demo.screen.Line;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.ChurnKind;
import dev.tidewatch.output.ChurnReason;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.RetentionMetrics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoViewTest {

    private static final Status STATUS = new Status(
            Records.NOON.plusMillis(1_350),
            Records.NOON,
            "http://127.0.0.1:8080",
            "127.0.0.1:9092",
            "http://127.0.0.1:8081",
            12_345,
            25,
            Duration.ZERO,
            "1 day = 2 s");

    private final Figures figures = new Figures();

    @Test
    void shouldDrawAllFigures() {
        addEverything();

        assertThat(text(DemoView.lines(figures, STATUS))).isEqualTo("""
                        Tidewatch demo, simulated, 1 day = 2 s; its time: 2026-03-10 12:00
                        The page: http://127.0.0.1:8080
                        Kafka 127.0.0.1:9092   schema registry http://127.0.0.1:8081

                        MRR USD 60,133.70   ARR 721,604.40   customers 513

                                            last 30 days   month to date | plan                MRR cust.
                        new                99  +9,136.23    9  +9,136.23 | business         70,001   513
                        expansion          45  +3,708.67   45  +3,708.67 | team             60,134   513
                        reactivation        0       0.00    0       0.00
                        contraction         7    -360.40    7    -360.40
                        churn              11    -674.50   11    -674.50
                        customer churn              2.4%            2.4%
                        - by Stripe                 2.1%            2.1%
                        - by Baremetrics            2.6%            2.6%
                        NRR                       104.5%          104.5%
                        GRR                        98.0%           98.0%
                        quick ratio                    -               -

                        latest movements
                        2026-03-10 12:00  cus_3 leaves, 46.50 a month lost: requested, too expensive
                        2026-03-10 12:00  cus_2 keeps 31.00 a month, now on team
                        2026-03-10 12:00  cus_1 is new at 31.00 a month, on team

                        open alerts: 1
                        2026-03-10 12:00  cus_7 at risk (high, score 82), 490.00 a month: two-failed-pay

                        12,345 events, 25/s   figures as of 2026-03-10 12:00   Ctrl-C stops
                        """);
    }

    @Test
    void shouldSayThatItWaitsWhenThereAreNoFigures() {
        assertThat(text(DemoView.lines(figures, STATUS))).contains("waiting for the first figures");
        assertThat(DemoView.summary(figures, STATUS)).contains("waiting for the first figures");
    }

    @Test
    void shouldSayThatTheCompanyWaitsForThePipeline() {
        Status waiting = new Status(Records.NOON, Records.NOON, "", "", "", 1, 0, Duration.ofSeconds(6), "1 day = 2 s");

        assertThat(text(DemoView.lines(figures, waiting))).contains("1 events, waits for the pipeline");
        assertThat(DemoView.summary(figures, waiting)).contains("waits for the pipeline");
        assertThat(text(DemoView.lines(figures, STATUS))).doesNotContain("waits");
    }

    @Test
    void shouldSayThatTheHistoryIsReadWhileFiguresAreOfIt() {
        addEverything();
        Status reading = new Status(
                Records.NOON, Records.NOON.plusSeconds(60), "", "", "", 1, 0, Duration.ofSeconds(6), "1 day = 2 s");

        assertThat(DemoView.summary(figures, reading))
                .startsWith("2026-03-10 12:00  reading its history, at 2026-03-10 12:00: MRR 60,133.70");
        assertThat(text(DemoView.lines(figures, reading))).contains("1 events, reading its history ");
    }

    @Test
    void shouldStayWithinEightyColumnsWhenFiguresAreHuge() {
        addEverything();
        figures.add(full("all", "P30D").setNewMrr(money("123456789012.99")).build());
        figures.add(full("plan=a-plan-with-a-very-long-name", "P30D").build());

        assertThat(DemoView.lines(figures, STATUS))
                .allSatisfy(line -> assertThat(line.text()).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void shouldPutTheFiguresOnOneLine() {
        addEverything();

        assertThat(DemoView.summary(figures, STATUS))
                .isEqualTo("2026-03-10 12:00  MRR 60,133.70  customers 513  30 days: new 99 churned 11 NRR 104.5%"
                        + "  alerts 1  events 12,345  movements 3"
                        + "  cus_3 leaves, 46.50 a month lost: requested, too expensive");
    }

    @Test
    void shouldColourGainsAndLosses() {
        addEverything();

        assertThat(DemoView.lines(figures, STATUS))
                .filteredOn(line -> line.text().contains(" leaves, "))
                .extracting(Line::look)
                .containsExactly(Line.Look.LOSS);
        assertThat(DemoView.lines(figures, STATUS))
                .filteredOn(line -> line.text().contains(" is new at "))
                .extracting(Line::look)
                .containsExactly(Line.Look.GAIN);
    }

    private void addEverything() {
        figures.add(full("all", "P30D").build());
        figures.add(full("all", "MTD").setNewCount(9L).build());
        figures.add(full("plan=team", "P30D").build());
        figures.add(full("plan=business", "P30D").setMrr(money("70000.5")).build());
        figures.add(movement("cus_1", MovementKind.NEW, "0", "31").build());
        figures.add(movement("cus_2", MovementKind.TRANSFER, "31", "31").build());
        figures.add(movement("cus_3", MovementKind.CHURN, "46.5", "0")
                .setChurnKind(ChurnKind.VOLUNTARY)
                .setReason(ChurnReason.REQUESTED)
                .setFeedback("too_expensive")
                .build());
        figures.add(alert("7", AlertState.RAISED).build());
    }

    private static RetentionMetrics.Builder full(String segment, String window) {
        return metrics(segment, window)
                .setCustomers(513L)
                .setMrr(money("60133.7"))
                .setArr(money("721604.4"))
                .setNewCount(99L)
                .setNewMrr(money("9136.23"))
                .setExpansionCount(45L)
                .setExpansionMrr(money("3708.67"))
                .setReactivationCount(0L)
                .setReactivationMrr(money("0"))
                .setContractionCount(7L)
                .setContractionMrr(money("360.4"))
                .setChurnCount(11L)
                .setChurnMrr(money("674.5"))
                .setCustomerChurnRateChartmogul(money("0.024"))
                .setCustomerChurnRateStripe(money("0.0214"))
                .setCustomerChurnRateBaremetrics(money("0.02551"))
                .setNrr(money("1.0449"))
                .setGrr(money("0.98"));
    }

    private static String text(List<Line> lines) {
        return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }
}
