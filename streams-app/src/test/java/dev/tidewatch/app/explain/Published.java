package dev.tidewatch.app.explain;

import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.vector.Window;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a pipeline publishes, made without one. */
final class Published {

    static final Instant FIRST_PUBLISHED = Instant.parse("2026-05-01T10:00:00Z");

    private Published() {}

    /** Every revision of a customer's movements, published a second after each other. */
    static CustomerMovements of(String customerId, LedgerDriver ledger, Profile profile) {
        MovementMapping mapping = new MovementMapping(profile);
        List<MrrMovement> records = new ArrayList<>();
        for (Correction correction : ledger.corrections()) {
            records.add(mapping.toAvro(customerId, correction, FIRST_PUBLISHED.plusSeconds(records.size())));
        }
        return new CustomerMovements(customerId, records);
    }

    /** A closed day's, without any figure. */
    static RetentionMetrics row(Segment segment, Window window, LocalDate day) {
        RetentionMetrics row = new RetentionMetrics();
        row.setSegment(segment.key());
        row.setWindow(window.name());
        row.setDay(day);
        row.setAsOf(Instant.parse("2026-05-02T00:00:00Z"));
        row.setReportingCurrency("USD");
        row.setChurnByKind(List.of());
        row.setChurnByReason(List.of());
        row.setChurnByPlan(List.of());
        row.setChurnByTenure(List.of());
        return row;
    }
}
