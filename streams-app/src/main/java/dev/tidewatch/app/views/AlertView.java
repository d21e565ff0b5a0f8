package dev.tidewatch.app.views;

import com.google.common.primitives.Longs;
import dev.tidewatch.app.views.reading.View;
import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.app.views.store.KeyRange;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Every revision of every alert by customer, the highest of each in order of time, and those that are open. */
public final class AlertView implements View {

    /** The states of an alert that somebody should look at. */
    public static final Set<AlertState> OPEN = Set.of(AlertState.RAISED, AlertState.ESCALATED);

    private static final char BY_CUSTOMER = 'A';
    private static final char BY_ID = 'I';
    private static final char BY_TIME = 'U';
    private static final char OPEN_ONES = 'O';
    private static final char FORGOTTEN = 'F';

    private static final int PERCENT_DIGITS = 2;

    private static final Comparator<RiskAlert> MOST_AT_STAKE_FIRST =
            Comparator.comparing(AlertView::stake).reversed().thenComparing(RiskAlert::getAlertId);

    private final ViewStore store;
    private final AvroView avro;
    private final String topic;

    AlertView(ViewStore store, AvroView avro, String topic) {
        this.store = store;
        this.avro = avro;
        this.topic = topic;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public @Nullable ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        RiskAlert alert = decoded(value);
        if (!alert.getUpdatedAt().isAfter(forgottenUntil(key))) {
            return null;
        }
        store.put(byCustomer(key, alert), value);
        byte[] id = id(BY_ID, alert);
        byte[] before = store.get(id);
        RiskAlert earlier = before == null ? null : decoded(before);
        if (earlier == null || earlier.getRevision() <= alert.getRevision()) {
            replace(earlier, alert, value);
        }
        ViewEvent.About about =
                new ViewEvent.About(alert.getKind().name(), alert.getSeverity().name());
        return new ViewEvent(ViewEvent.ALERT, key, () -> AlertJson.text(alert), null, about);
    }

    @Override
    public void remove(String key, Instant since) {
        // The topic is not compacted.
    }

    /**
     * Drops what was published about a customer up to an instant, also what is still to be read of it. It may be told again, and be
     * killed in between: the entry by which an alert is found goes last.
     */
    void forget(String customer, Instant until) {
        if (until.isAfter(forgottenUntil(customer))) {
            store.put(forgotten(customer), Longs.toByteArray(until.toEpochMilli()));
        }
        for (RiskAlert alert : revisions(customer)) {
            if (!alert.getUpdatedAt().isAfter(until)) {
                drop(customer, alert, until);
            }
        }
    }

    /** Drops those, with all their revisions, that were settled before an instant. */
    void forgetSettled(Instant before) {
        List<RiskAlert> settled = new ArrayList<>();
        store.ascending(ViewKey.of(BY_TIME).start("").to(ViewKey.of(BY_TIME).instant(before)), (key, value) -> {
            RiskAlert alert = decoded(value);
            if (!OPEN.contains(alert.getState())) {
                settled.add(alert);
            }
            return true;
        });
        for (RiskAlert alert : settled) {
            store.delete(ViewKey.of(BY_CUSTOMER)
                    .text(alert.getCustomerId())
                    .instant(alert.getOpenedAt())
                    .text(alert.getAlertId())
                    .range());
            store.delete(place(alert));
            store.delete(id(BY_ID, alert));
        }
    }

    /**
     * Returns the expected loss, by which open alerts are sorted, the largest first, and equal ones by their id. An alert that says none is
     * of another kind or of an older version; a month's loss stands in, as on the page.
     */
    public static BigDecimal stake(RiskAlert alert) {
        BigDecimal expected = alert.getExpectedLoss();
        return expected == null
                ? alert.getMrrAtRisk().multiply(alert.getScore()).movePointLeft(PERCENT_DIGITS)
                : expected;
    }

    /** Returns the open alerts with the largest expected loss. */
    public List<RiskAlert> open(Predicate<RiskAlert> wanted, int most) {
        PriorityQueue<RiskAlert> kept = new PriorityQueue<>(MOST_AT_STAKE_FIRST.reversed());
        store.ascending(ViewKey.of(OPEN_ONES).range(), (key, value) -> {
            RiskAlert alert = decoded(value);
            if (wanted.test(alert)) {
                kept.add(alert);
                if (kept.size() > most) {
                    kept.remove();
                }
            }
            return true;
        });
        return kept.stream().sorted(MOST_AT_STAKE_FIRST).toList();
    }

    /** Each that is open, in no order that means anything. */
    public void eachOpen(Consumer<RiskAlert> receiver) {
        store.ascending(ViewKey.of(OPEN_ONES).range(), (key, value) -> {
            receiver.accept(decoded(value));
            return true;
        });
    }

    /**
     * Which of those that are no longer open.
     *
     * @param since updated then or later
     * @param before only those that come after it in the list; null for all
     */
    public record Span(Instant since, @Nullable Place before) {}

    /** Says where an alert stands among those that are no longer open. */
    public record Place(Instant updatedAt, String alertId) {}

    /** The highest revision of each that is not open, the last updated first; until the receiver has enough. */
    public void past(Span span, Predicate<RiskAlert> receiver) {
        ViewKey start = ViewKey.of(BY_TIME).instant(span.since);
        KeyRange range = span.before == null
                ? ViewKey.of(BY_TIME).range().from(start)
                : start.to(byTime(span.before.updatedAt, span.before.alertId));
        store.descending(range, (key, value) -> {
            RiskAlert alert = decoded(value);
            return OPEN.contains(alert.getState()) || receiver.test(alert);
        });
    }

    /** Returns the highest revision of an alert; empty if there is no such alert. */
    public Optional<RiskAlert> newest(String alertId) {
        return Optional.ofNullable(store.get(ViewKey.of(BY_ID).text(alertId).bytes()))
                .map(this::decoded);
    }

    /** Every revision of a customer's alerts, the last opened and its highest revision first. */
    public List<RiskAlert> revisions(String customer) {
        List<RiskAlert> revisions = new ArrayList<>();
        store.descending(ViewKey.of(BY_CUSTOMER).text(customer).range(), (key, value) -> {
            revisions.add(decoded(value));
            return true;
        });
        return revisions;
    }

    private void replace(@Nullable RiskAlert earlier, RiskAlert alert, byte[] value) {
        if (earlier != null) {
            store.delete(place(earlier));
        }
        store.put(place(alert), value);
        store.put(id(BY_ID, alert), value);
        if (OPEN.contains(alert.getState())) {
            store.put(id(OPEN_ONES, alert), value);
        } else {
            store.delete(id(OPEN_ONES, alert));
        }
    }

    private void drop(String customer, RiskAlert alert, Instant until) {
        store.delete(place(alert));
        byte[] newest = store.get(id(BY_ID, alert));
        if (newest != null && !decoded(newest).getUpdatedAt().isAfter(until)) {
            store.delete(id(OPEN_ONES, alert));
            store.delete(id(BY_ID, alert));
        }
        store.delete(byCustomer(customer, alert));
    }

    private Instant forgottenUntil(String customer) {
        byte[] until = store.get(forgotten(customer));
        return until == null ? Instant.MIN : Instant.ofEpochMilli(Longs.fromByteArray(until));
    }

    private static byte[] forgotten(String customer) {
        return ViewKey.of(FORGOTTEN).text(customer).bytes();
    }

    private RiskAlert decoded(byte[] value) {
        return avro.decoded(topic, value, RiskAlert.class);
    }

    private static byte[] byCustomer(String key, RiskAlert alert) {
        return ViewKey.of(BY_CUSTOMER)
                .text(key)
                .instant(alert.getOpenedAt())
                .text(alert.getAlertId())
                .number(alert.getRevision())
                .bytes();
    }

    private static byte[] id(char view, RiskAlert alert) {
        return ViewKey.of(view).text(alert.getAlertId()).bytes();
    }

    private static byte[] place(RiskAlert alert) {
        return byTime(alert.getUpdatedAt(), alert.getAlertId()).bytes();
    }

    private static ViewKey byTime(Instant updatedAt, String alertId) {
        return ViewKey.of(BY_TIME).instant(updatedAt).text(alertId);
    }
}
