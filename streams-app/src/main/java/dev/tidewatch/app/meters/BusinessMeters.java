package dev.tidewatch.app.meters;

import com.google.common.base.Suppliers;
import dev.tidewatch.app.views.Provisional;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.RetentionMetrics;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The newest figures of all customers and the open alerts; none until the output topics are read. */
final class BusinessMeters {

    private static final List<Window> WINDOWS = List.of(Window.P30D, Window.P90D, Window.P365D);
    private static final String CHURN = "tidewatch.customer.churn.ratio";
    private static final String CHURN_TEXT = "Customer churn over the window, by each definition.";

    private final Views views;

    /** Many meters of one answer look at the same alerts. */
    private final Supplier<OpenAlerts> alerts;

    private final Supplier<Provisional> provisional;

    BusinessMeters(Views views) {
        this.views = views;
        this.alerts = Suppliers.memoizeWithExpiration(() -> OpenAlerts.in(views.alerts()), Duration.ofSeconds(1));
        this.provisional = Suppliers.memoizeWithExpiration(() -> Provisional.in(views.health()), Duration.ofSeconds(1));
    }

    void addTo(Gauges gauges, String currency) {
        gauges.add(
                "tidewatch.mrr",
                "Monthly recurring revenue of all customers.",
                figure(Window.P30D, RetentionMetrics::getMrr),
                "currency",
                currency);
        gauges.add("tidewatch.customers", "Customers with MRR.", figure(Window.P30D, RetentionMetrics::getCustomers));
        WINDOWS.forEach(window -> ratios(gauges, window));
        gauges.add(
                "tidewatch.mrr.at.risk",
                "MRR at risk of all open AT_RISK alerts.",
                once(() -> alerts.get().mrrAtRisk()),
                "currency",
                currency);
        gauges.add(
                "tidewatch.customers.provisional",
                "Customers that are counted without a discount whose terms are not known.",
                once(() -> provisional.get().customers()));
        gauges.add(
                "tidewatch.mrr.provisional",
                "Monthly recurring revenue of customers that are counted without a discount whose terms are not known.",
                once(() -> provisional.get().mrr()),
                "currency",
                currency);
        Set<AlertKind> kinds = EnumSet.complementOf(EnumSet.of(AlertKind.UNKNOWN));
        kinds.forEach(kind -> gauges.add(
                "tidewatch.open.alerts",
                "Alerts that are RAISED or ESCALATED, by kind.",
                once(() -> alerts.get().count(kind)),
                "kind",
                kind.name()));
        gauges.add(
                "tidewatch.figures.as.of.timestamp.seconds",
                "Instant up to which the newest figures have all there is; stands still while nothing changes.",
                () -> views.metrics().asOf().map(asOf -> asOf.toEpochMilli() / Units.MILLIS));
    }

    private void ratios(Gauges gauges, Window window) {
        ratio(gauges, window, new Ratio("nrr", "Net revenue retention", RetentionMetrics::getNrr));
        ratio(gauges, window, new Ratio("grr", "Gross revenue retention", RetentionMetrics::getGrr));
        ratio(gauges, window, new Ratio("gross.mrr.churn", "Gross MRR churn", RetentionMetrics::getGrossMrrChurnRate));
        ratio(gauges, window, new Ratio("net.mrr.churn", "Net MRR churn", RetentionMetrics::getNetMrrChurnRate));
        churn(gauges, window, "chartmogul", RetentionMetrics::getCustomerChurnRateChartmogul);
        churn(gauges, window, "stripe", RetentionMetrics::getCustomerChurnRateStripe);
        churn(gauges, window, "baremetrics", RetentionMetrics::getCustomerChurnRateBaremetrics);
    }

    private record Ratio(String name, String text, Function<RetentionMetrics, @Nullable Number> figure) {}

    private void ratio(Gauges gauges, Window window, Ratio ratio) {
        gauges.add(
                "tidewatch." + ratio.name + ".ratio",
                ratio.text + " over the window.",
                figure(window, ratio.figure),
                "window",
                window.name());
    }

    private void churn(
            Gauges gauges, Window window, String definition, Function<RetentionMetrics, @Nullable Number> figure) {
        gauges.add(CHURN, CHURN_TEXT, figure(window, figure), "window", window.name(), "definition", definition);
    }

    private Supplier<Optional<? extends Number>> figure(
            Window window, Function<RetentionMetrics, @Nullable Number> figure) {
        return () -> views.areCaughtUp()
                ? views.metrics().live(window).flatMap(row -> Optional.ofNullable(figure.apply(row)))
                : Optional.empty();
    }

    private Supplier<Optional<? extends Number>> once(Supplier<Number> value) {
        return () -> views.areCaughtUp() ? Optional.of(value.get()) : Optional.empty();
    }
}
