package dev.tidewatch.domain.rfm;

/** Holds what decides a customer's scores: the quintiles of all customers as they stood once. */
public record RfmScale(Quintiles recency, Quintiles frequency, Quintiles monetary) {

    /** Before anything is known of the others. */
    public static final RfmScale UNKNOWN = new RfmScale(Quintiles.ONE, Quintiles.ONE, Quintiles.ONE);

    public Rfm of(Paid paid) {
        return new Rfm(
                recency.of(paid.value(Dimension.RECENCY)),
                frequency.of(paid.value(Dimension.FREQUENCY)),
                monetary.of(paid.value(Dimension.MONETARY)));
    }
}
