package dev.tidewatch.source.csv;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.event.Discount;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionEventType;
import dev.tidewatch.event.SubscriptionItem;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.source.csv.value.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the snapshots of one subscription. Their ids say the customer, the subscription, the instant and what happened. */
final class Snapshots {

    /** At one instant an end comes first, what begins next, and its end, where it is known ahead, last. */
    private static final long END = 0;

    private static final long BEGINNING = 1;
    private static final long END_AHEAD = 2;

    private final Subscriber subscriber;

    Snapshots(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    /** From an instant on these are paid. */
    SubscriptionEvent running(Instant at, SubscriptionEventType type, List<Paid> paid) {
        return checked(
                with(paid, event(at, "begins", type, SubscriptionStatus.ACTIVE).setSequence(BEGINNING)));
    }

    /** From an instant on these are paid until another, which is still to come. */
    SubscriptionEvent endingAhead(Instant at, Instant end, List<Paid> paid) {
        return checked(
                with(paid, event(at, "ends-" + end, SubscriptionEventType.CANCEL_SCHEDULED, SubscriptionStatus.ACTIVE))
                        .setCancelAt(end)
                        .setSequence(END_AHEAD));
    }

    SubscriptionEvent ended(Instant at) {
        return checked(event(at, "ends", SubscriptionEventType.CANCELED, SubscriptionStatus.CANCELED)
                .setEndedAt(at)
                .setItems(List.of())
                .setSequence(END));
    }

    SubscriptionEvent changed(Change change) {
        Status status = change.status();
        Sale sale = change.sale();
        String what = change.sequence() == null ? "changes" : "changes-" + change.sequence();
        return checked(event(change.at(), what, status.type(), status.status())
                .setSequence(change.sequence())
                .setEndedAt(status == Status.CANCELED ? change.at() : null)
                .setItems(sale == null ? List.of() : List.of(sale.item(false)))
                .setDiscounts(
                        sale == null || sale.off() == null
                                ? List.of()
                                : List.of(sale.off().discount(List.of())))
                .setAttributes(new TreeMap<>(change.attributes())));
    }

    private SubscriptionEvent.Builder event(
            Instant at, String what, SubscriptionEventType type, SubscriptionStatus status) {
        return SubscriptionEvent.newBuilder()
                .setEventId(String.join(
                        "/",
                        "csv",
                        escaped(subscriber.customer()),
                        escaped(subscriber.subscription()),
                        at.toString(),
                        what))
                .setCustomerId(subscriber.customer())
                .setSubscriptionId(subscriber.subscription())
                .setOccurredAt(at)
                .setType(type)
                .setStatus(status)
                .setDiscounts(List.of())
                .setAttributes(Map.of());
    }

    /** So that no two customers share an id. */
    private static String escaped(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }

    /** The discount of one row among several is for its product alone. */
    private static SubscriptionEvent.Builder with(List<Paid> paid, SubscriptionEvent.Builder event) {
        boolean discounted = paid.stream().anyMatch(row -> row.sale().off() != null);
        boolean several = discounted && paid.size() > 1;
        if (several) {
            refuseSharedProducts(paid);
        }
        List<SubscriptionItem> items = new ArrayList<>();
        List<Discount> discounts = new ArrayList<>();
        Map<String, String> attributes = new TreeMap<>();
        for (Paid row : paid) {
            items.add(row.sale().item(several));
            RowDiscount off = row.sale().off();
            if (off != null) {
                discounts.add(off.discount(several ? List.of(row.sale().discounted()) : List.of()));
            }
            row.attributes().forEach((name, value) -> {
                String before = attributes.put(name, value);
                if (before != null && !before.equals(value)) {
                    throw new CsvMismatch(
                            Reason.CONFLICT,
                            "rows of this subscription that overlap say that " + name + " is " + before + " and "
                                    + value + "; they must say one");
                }
            });
        }
        return event.setItems(items).setDiscounts(discounts).setAttributes(attributes);
    }

    private static void refuseSharedProducts(List<Paid> paid) {
        Set<String> products = new HashSet<>();
        for (Paid row : paid) {
            if (!products.add(row.sale().discounted())) {
                throw new CsvMismatch(
                        Reason.CONFLICT,
                        "rows of this subscription with a discount overlap and sell the same, "
                                + row.sale().discounted() + ": nobody can say which of them it is for; give each a"
                                + " subscription or a product of its own");
            }
        }
    }

    /** What the pipeline would make a dead letter of is refused at once. */
    private static SubscriptionEvent checked(SubscriptionEvent.Builder event) {
        SubscriptionEvent built = event.build();
        Rejection rejected = InputRecord.SUBSCRIPTION.refusal(built);
        if (rejected != null) {
            boolean amount = rejected.reason() == DeadLetterReason.AMOUNT;
            throw new CsvMismatch(amount ? Reason.AMOUNT : Reason.INVALID_VALUE, "the record's " + rejected.detail());
        }
        return built;
    }
}
