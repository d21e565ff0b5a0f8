package dev.tidewatch.domain.risk;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says to whoever reads it.
 *
 * @param mrr micros of the reporting currency that are at risk, or were lost; null while a rate is missing
 * @param signals largest contribution first
 * @param action one sentence
 */
public record Grounds(BigDecimal score, @Nullable Long mrr, List<Signal> signals, String action) {

    static final Grounds NONE = new Grounds(BigDecimal.ZERO, null, List.of(), "");

    public Grounds {
        signals = List.copyOf(signals);
    }
}
