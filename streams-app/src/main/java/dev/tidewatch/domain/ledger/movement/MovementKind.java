package dev.tidewatch.domain.ledger.movement;

/** Says how recurring revenue moved. */
public enum MovementKind {
    NEW,
    EXPANSION,
    CONTRACTION,
    CHURN,
    REACTIVATION,
    /** Only the split over lines changed. */
    TRANSFER
}
