package dev.tidewatch.avro.output;

import dev.tidewatch.domain.history.Booking;
import dev.tidewatch.domain.history.MrrEntry;
import dev.tidewatch.domain.history.MrrHistory;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.ledger.movement.MovementKey;
import dev.tidewatch.domain.ledger.movement.MovementKind;
import dev.tidewatch.domain.ledger.movement.MovementLine;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.time.BillingInterval;
import dev.tidewatch.domain.time.IntervalUnit;
import dev.tidewatch.domain.valuation.Line;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Rebuilds a customer's MRR history, from its first movement on, from what was published of it. */
public final class PublishedHistory {

    private final Booking booking;

    public PublishedHistory(Profile profile) {
        this.booking = new Booking(profile);
    }

    /**
     * The history that the movements tell.
     *
     * @param movements one customer's, those that hold, in order of instant, then currency
     */
    public MrrHistory of(List<MrrMovement> movements) {
        List<Movement> domain =
                movements.stream().map(PublishedHistory::toDomain).toList();
        List<MrrEntry> entries = booking.entries(MrrHistory.EMPTY.position(), domain);
        return MrrHistory.EMPTY.replacing(Instant.MIN, entries);
    }

    /** Returns what a history needs; why it moved, and at which rate, is not part of it. */
    private static Movement toDomain(MrrMovement movement) {
        return new Movement(
                new MovementKey(movement.getEffectiveAt(), movement.getCurrency()),
                MovementKind.valueOf(movement.getKind().name()),
                null,
                micros(movement.getMrrBefore()),
                micros(movement.getMrrAfter()),
                movement.getReportingAmount() == null ? null : micros(movement.getReportingAmount()),
                null,
                movement.getLines().stream()
                        .map(line -> toDomain(line, movement.getCurrency()))
                        .toList(),
                Set.of(),
                List.of(),
                List.of());
    }

    private static MovementLine toDomain(dev.tidewatch.output.MovementLine line, String currency) {
        BillingInterval interval =
                new BillingInterval(IntervalUnit.valueOf(line.getInterval().name()), line.getIntervalCount());
        return new MovementLine(
                new Line(
                        line.getSubscriptionId(),
                        line.getPlanId(),
                        line.getProductId(),
                        interval,
                        currency,
                        new TreeMap<>(line.getAttributes())),
                micros(line.getBefore()),
                micros(line.getAfter()));
    }

    private static long micros(BigDecimal amount) {
        return amount.setScale(Amounts.SCALE).unscaledValue().longValueExact();
    }
}
