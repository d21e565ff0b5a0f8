package dev.tidewatch.app.views;

import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.output.CustomerHealth;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Keeps how each customer stands. A customer that is to be forgotten loses its alerts too. */
public final class HealthView extends NewestView<CustomerHealth> {

    private static final char PROVISIONAL = 'W';
    private static final char LISTED = 'S';

    private final AlertView alerts;

    HealthView(Source source, AlertView alerts) {
        super(source, new Kind<>('H', ViewEvent.HEALTH, CustomerHealth.class));
        this.alerts = alerts;
    }

    @Override
    public @Nullable ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        CustomerHealth health = decoded(record.value());
        store().put(listed(key), ListedCustomer.of(health).bytes());
        if (Boolean.TRUE.equals(health.getProvisional())) {
            store().put(provisional(key), record.value());
        } else {
            store().delete(provisional(key));
        }
        return super.take(key, record);
    }

    /** Each that is counted without a discount whose terms are not known, in no order that means anything. */
    public void eachProvisional(Consumer<CustomerHealth> receiver) {
        store().ascending(ViewKey.of(PROVISIONAL).range(), (key, value) -> {
            receiver.accept(decoded(value));
            return true;
        });
    }

    /** Each customer of a segment, by its id. */
    public void eachListed(Segment segment, Consumer<ListedCustomer> receiver) {
        ViewStore.Visitor visitor = (key, value) -> {
            receiver.accept(ListedCustomer.of(keyOf(key), value));
            return true;
        };
        ViewKey all = ViewKey.of(LISTED);
        if (segment.equals(Segment.ALL)) {
            store().ascending(all.range(), visitor);
        } else {
            store().ascendingAmong(SegmentMembers.start(segment), all.bytes(), visitor);
        }
    }

    private static byte[] listed(String customer) {
        return ViewKey.of(LISTED).start(customer).bytes();
    }

    private static byte[] provisional(String customer) {
        return ViewKey.of(PROVISIONAL).text(customer).bytes();
    }

    @Override
    public void remove(String key, Instant since) {
        super.remove(key, since);
        store().delete(provisional(key));
        store().delete(listed(key));
        alerts.forget(key, since);
    }

    public Optional<CustomerHealth> of(String customer) {
        return newest(customer);
    }
}
