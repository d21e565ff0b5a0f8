package dev.tidewatch.domain.difference;

import java.util.Arrays;
import java.util.List;

/** Says how long a customer had been paying without a break, in days. */
public enum TenureBand {
    WEEK("0-7", 7),
    MONTH("8-30", 30),
    QUARTER("31-90", 90),
    YEAR("91-365", 365),
    LONGER("366+", Integer.MAX_VALUE);

    private final String label;
    private final int last;

    TenureBand(String label, int last) {
        this.label = label;
        this.last = last;
    }

    static TenureBand of(int days) {
        for (TenureBand band : values()) {
            if (days <= band.last) {
                return band;
            }
        }
        throw new IllegalArgumentException(days + " days");
    }

    /** As rows name it. */
    public String label() {
        return label;
    }

    /** Returns the labels in ascending order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(TenureBand::label).toList();
    }
}
