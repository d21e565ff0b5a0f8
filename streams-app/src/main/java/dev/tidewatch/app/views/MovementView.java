package dev.tidewatch.app.views;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.views.reading.View;
import dev.tidewatch.app.views.reading.ViewEvent;
import dev.tidewatch.app.views.store.HeadedValue;
import dev.tidewatch.app.views.store.KeyRange;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.avro.told.MovementNumber;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.output.MrrMovement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Every revision of every movement by customer, and the highest of each in order of time and of publication. */
public final class MovementView implements View {

    private static final char BY_CUSTOMER = 'V';
    private static final char BY_TIME = 'T';
    private static final char BY_PUBLICATION = 'N';

    private final ViewStore store;
    private final AvroView avro;
    private final String topic;
    private final SegmentMembers members;

    MovementView(NewestView.Source source, SegmentMembers members) {
        this.store = source.store();
        this.avro = source.avro();
        this.topic = source.topic();
        this.members = members;
    }

    /**
     * Says which movements, by the instant they are dated at.
     *
     * @param customer null for all
     * @param to beyond the last
     * @param before only those that come after it in the list; null for all
     */
    public record Span(
            @Nullable String customer,
            Instant from,
            Instant to,
            @Nullable Place before) {}

    /** Says where a movement stands in a list that is sorted by an instant. */
    public record Place(Instant at, String movementId) {}

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        MovementNumber number = MovementNumber.of(record.headers());
        byte[] value = HeadedValue.of(number == null ? "" : number.text(), record.value());
        MrrMovement movement = decoded(value);
        store.put(
                ViewKey.of(BY_CUSTOMER)
                        .text(movement.getCustomerId())
                        .instant(movement.getEffectiveAt())
                        .text(movement.getMovementId())
                        .number(movement.getRevision())
                        .bytes(),
                value);
        if (replace(movement, value)) {
            members.take(movement, () -> revisions(movement.getCustomerId()));
        }
        Instant news = movement.getRevision() == 0 ? movement.getEffectiveAt() : null;
        ViewEvent.About about = new ViewEvent.About(movement.getKind().name(), "");
        return new ViewEvent(ViewEvent.MOVEMENT, key, () -> RecordJson.text(movement), news, about);
    }

    /** Says whether no higher revision is there. */
    private boolean replace(MrrMovement movement, byte[] value) {
        byte[] place =
                byTime(movement.getEffectiveAt(), movement.getMovementId()).bytes();
        byte[] before = store.get(place);
        MrrMovement earlier = before == null ? null : decoded(before);
        if (earlier != null && earlier.getRevision() > movement.getRevision()) {
            return false;
        }
        if (earlier != null) {
            store.delete(byPublication(earlier.getPublishedAt(), earlier.getMovementId())
                    .bytes());
        }
        store.put(place, value);
        store.put(
                byPublication(movement.getPublishedAt(), movement.getMovementId())
                        .bytes(),
                place);
        return true;
    }

    @Override
    public void remove(String key, Instant since) {
        // The topic is not compacted.
    }

    /** The highest revision of each, the newest movement first; until the receiver has enough. */
    public void newestFirst(Span span, Predicate<MrrMovement> receiver) {
        if (span.customer == null) {
            ViewKey end = span.before == null
                    ? ViewKey.of(BY_TIME).instant(span.to)
                    : byTime(span.before.at, span.before.movementId);
            store.descending(
                    ViewKey.of(BY_TIME).instant(span.from).to(end), (key, value) -> receiver.test(decoded(value)));
        } else {
            ofCustomer(span, span.customer, receiver);
        }
    }

    /**
     * The highest revision of each, the last published first; until the receiver has enough.
     *
     * @param since published then or later
     * @param before only those that come after it in this list; null for all
     */
    public void lastPublishedFirst(Instant since, @Nullable Place before, Predicate<MrrMovement> receiver) {
        ViewKey start = ViewKey.of(BY_PUBLICATION).instant(since);
        KeyRange range = before == null
                ? ViewKey.of(BY_PUBLICATION).range().from(start)
                : start.to(byPublication(before.at, before.movementId));
        store.descending(range, (key, place) -> {
            byte[] kept = store.get(place);
            return kept == null || receiver.test(decoded(kept));
        });
    }

    /** Every revision of a customer's movements, the newest movement and its highest revision first. */
    public List<MrrMovement> revisions(String customer) {
        List<MrrMovement> revisions = new ArrayList<>();
        store.descending(ViewKey.of(BY_CUSTOMER).text(customer).range(), (key, value) -> {
            revisions.add(decoded(value));
            return true;
        });
        return revisions;
    }

    /** Hands over of each customer once those of its movements that a row has. */
    public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
        new RowMovements(store, BY_CUSTOMER, this::decoded, wanted).read(receiver);
    }

    private void ofCustomer(Span span, String customer, Predicate<MrrMovement> receiver) {
        ViewKey end = span.before == null
                ? ViewKey.of(BY_CUSTOMER).text(customer).instant(span.to)
                : ViewKey.of(BY_CUSTOMER).text(customer).instant(span.before.at).text(span.before.movementId);
        KeyRange range =
                ViewKey.of(BY_CUSTOMER).text(customer).instant(span.from).to(end);
        String[] last = {""};
        store.descending(range, (key, value) -> {
            MrrMovement movement = decoded(value);
            if (movement.getMovementId().equals(last[0])) {
                return true; // an earlier revision
            }
            last[0] = movement.getMovementId();
            return receiver.test(movement);
        });
    }

    private MrrMovement decoded(byte[] kept) {
        return avro.decoded(topic, HeadedValue.value(kept), MrrMovement.class);
    }

    private static ViewKey byTime(Instant effectiveAt, String movementId) {
        return ViewKey.of(BY_TIME).instant(effectiveAt).text(movementId);
    }

    private static ViewKey byPublication(Instant publishedAt, String movementId) {
        return ViewKey.of(BY_PUBLICATION).instant(publishedAt).text(movementId);
    }
}
