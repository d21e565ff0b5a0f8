package dev.tidewatch.avro.output;

import dev.tidewatch.domain.fx.Price;
import dev.tidewatch.domain.ledger.movement.Churn;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.ledger.movement.Movement;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.valuation.Trigger;
import dev.tidewatch.output.BillingIntervalUnit;
import dev.tidewatch.output.ChurnKind;
import dev.tidewatch.output.ChurnReason;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MovementLine;
import dev.tidewatch.output.MrrMovement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Movements as published. */
public final class MovementMapping {

    private static final int NANO_SCALE = 9;
    private static final BigDecimal SAME_CURRENCY = BigDecimal.ONE.setScale(NANO_SCALE);
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Profile profile;

    public MovementMapping(Profile profile) {
        this.profile = profile;
    }

    public MrrMovement toAvro(String customerId, Correction correction, Instant publishedAt) {
        Movement movement = correction.movement();
        Instant at = movement.key().at();
        String currency = movement.key().currency();
        Churn churn = movement.churn();
        Long reporting = movement.reportingAmount();
        Price price = movement.price();
        return MrrMovement.newBuilder()
                .setMovementId(customerId + "|" + MILLIS.format(at) + "|" + currency)
                .setRevision(correction.revision())
                .setVoided(correction.voided())
                .setProvisional(correction.provisional())
                .setCustomerId(customerId)
                .setSubscriptionIds(movement.subscriptionIds())
                .setKind(MovementKind.valueOf(movement.kind().name()))
                .setChurnKind(
                        churn == null ? null : ChurnKind.valueOf(churn.kind().name()))
                .setReason(reason(churn))
                .setFeedback(churn == null ? null : churn.feedback())
                .setEffectiveAt(at)
                .setEffectiveDay(at.atZone(profile.zone()).toLocalDate())
                .setZone(profile.zone().getId())
                .setCurrency(currency)
                .setMrrBefore(amount(movement.before()))
                .setMrrAfter(amount(movement.after()))
                .setAmount(amount(movement.amount()))
                .setReportingCurrency(profile.reportingCurrency())
                .setReportingAmount(reporting == null ? null : amount(reporting))
                .setFxRate(fxRate(movement))
                .setFxDate(price == null ? null : LocalDate.ofEpochDay(price.day()))
                .setLines(lines(movement))
                .setRule(movement.rule().stream().map(Trigger::rule).collect(Collectors.joining("+")))
                .setCauses(movement.causes())
                .setPublishedAt(publishedAt)
                .build();
    }

    private @Nullable BigDecimal fxRate(Movement movement) {
        Price price = movement.price();
        if (price != null) {
            return BigDecimal.valueOf(price.nanos(), NANO_SCALE);
        }
        boolean reports = movement.key().currency().equals(profile.reportingCurrency());
        return reports && movement.amount() > 0 ? SAME_CURRENCY : null;
    }

    private static @Nullable ChurnReason reason(@Nullable Churn churn) {
        if (churn == null) {
            return null;
        }
        Churn.Reason reason = churn.reason();
        return reason == null ? ChurnReason.UNKNOWN : ChurnReason.valueOf(reason.name());
    }

    private static List<MovementLine> lines(Movement movement) {
        return movement.lines().stream()
                .map(line -> new MovementLine(
                        line.line().subscriptionId(),
                        line.line().planId(),
                        line.line().productId(),
                        BillingIntervalUnit.valueOf(
                                line.line().interval().unit().name()),
                        line.line().interval().count(),
                        line.line().attributes(),
                        amount(line.before()),
                        amount(line.after())))
                .toList();
    }

    private static BigDecimal amount(long micros) {
        return Amounts.ofMicros(micros);
    }
}
