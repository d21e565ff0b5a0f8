package dev.tidewatch.source.csv;

import dev.tidewatch.source.csv.map.Field;
import dev.tidewatch.source.csv.value.Dates;
import dev.tidewatch.source.csv.value.Decimals;
import dev.tidewatch.source.csv.value.Status;
import dev.tidewatch.source.csv.value.Statuses;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is from an instant on.
 *
 * @param sequence its place among the changes of one instant; null where no column tells it
 * @param sale null where nothing is sold any more
 * @param id of the row; null where no column tells it
 * @param retracts the id of the row that it takes back; null for none
 */
record Change(
        Subscriber subscriber,
        Instant at,
        @Nullable Long sequence,
        Status status,
        @Nullable Sale sale,
        Map<String, String> attributes,
        @Nullable String id,
        @Nullable String retracts) {

    /** A table that names no subscriptions gives each customer one, which is called so. */
    private static final String ONLY = "csv";

    /** Holds what two rows cannot share. */
    record Moment(
            Subscriber subscriber, Instant at, @Nullable Long sequence) implements Comparable<Moment> {

        private static final Comparator<Moment> ORDER = Comparator.comparing(Moment::subscriber)
                .thenComparing(Moment::at)
                .thenComparing(Moment::sequence, Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    static Change of(Cells cells, Sales sales, Dates dates, Statuses statuses) {
        String customer = cells.required(Field.CUSTOMER);
        String subscription = cells.text(Field.SUBSCRIPTION);
        Status status = cells.readRequired(Field.STATUS, statuses::read);
        return new Change(
                new Subscriber(customer, subscription == null ? ONLY + "-" + customer : subscription),
                cells.readRequired(Field.AT, dates::read),
                cells.read(Field.SEQUENCE, text -> Decimals.PLAIN.readWhole(text, "sequence")),
                status,
                status.isOver() ? null : sales.of(cells),
                cells.attributes(),
                cells.text(Field.ID),
                status == Status.RETRACTED ? cells.required(Field.RETRACTS) : null);
    }

    Moment moment() {
        return new Moment(subscriber, at, sequence);
    }

    boolean isRetraction() {
        return status == Status.RETRACTED;
    }
}
