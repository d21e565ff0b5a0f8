package dev.tidewatch.domain.ledger.movement;

/** How recurring revenue moved. */
public enum MovementKind {
    NEW,
    EXPANSION,
    CONTRACTION,
    CHURN,
    REACTIVATION,
    /** Only the split over lines changed. */
    TRANSFER
}
