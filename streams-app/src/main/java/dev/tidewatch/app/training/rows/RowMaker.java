package dev.tidewatch.app.training.rows;

import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.score.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes rows of events: what was known at the beginning of a month comes from the fold then, who was lost from the history at the end. */
public final class RowMaker implements Taker {

    /** A customer's usual use and its tenure are not known from the first day on. */
    public static final Duration WARM_UP = Duration.ofDays(90);

    private final List<Feature> features;
    private final LossRule rule;
    private final MonthlyCustomers customers;
    /** It is not known yet how they went on. */
    private final List<Row> taken = new ArrayList<>();

    /**
     * Makes the rows of a history.
     *
     * @param features that rows have
     */
    public RowMaker(CustomerPolicy policy, MonthlyCustomers.Known known, List<Feature> features, LossRule rule) {
        this.features = features;
        this.rule = rule;
        this.customers = new MonthlyCustomers(policy, known, MonthlyCustomers.Months.ALL, this::take);
    }

    private void take(String customerId, Instant at, Assessment assessment) {
        taken.add(new Row(customerId, at, Row.values(features, assessment.features()), false));
    }

    @Override
    public @Nullable Rejection event(String customerId, CustomerEvent event, Instant present) {
        return customers.take(customerId, event, present);
    }

    /** Forgets a customer, and its rows with it. */
    @Override
    public void forget(String customerId) {
        customers.forget(customerId);
    }

    /** Returns the rows, once all events are in. */
    public Rows rows() {
        Instant begins = taken.stream()
                .map(row -> history(row).firstNew())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(customers.clock());
        List<Row> rows = new ArrayList<>();
        int unfinished = 0;
        for (Row row : taken) {
            if (row.at().isBefore(begins.plus(WARM_UP))) {
                continue;
            }
            Boolean lost = rule.loses(history(row), row.at());
            if (lost != null && rule.certainAt(row.at()).isAfter(customers.clock())) {
                unfinished++;
            } else if (lost != null) {
                rows.add(lost ? row.lostLater() : row);
            }
        }
        return new Rows(features, rule, rows, begins, customers.clock(), unfinished);
    }

    private MrrHistory history(Row row) {
        return customers.state(row.customerId()).history().current().mrr();
    }
}
