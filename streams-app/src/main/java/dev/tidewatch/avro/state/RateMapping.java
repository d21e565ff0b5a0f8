package dev.tidewatch.avro.state;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.event.FxRate;
import dev.tidewatch.state.PublishedRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Rates, on the wire and in the stores. Reading assumes that {@code InputRules} found nothing. */
public final class RateMapping {

    /** The decimals of {@code rate} in {@link FxRate}. */
    public static final int SCALE = 9;

    private RateMapping() {}

    /** As in {@code fx-rates}: {@code EUR|2026-03-01}. */
    public static String key(Rate rate) {
        return rate.currency() + "|" + LocalDate.ofEpochDay(rate.day());
    }

    public static Rate toDomain(FxRate rate) {
        return new Rate(
                rate.getCurrency(),
                Math.toIntExact(rate.getDate().toEpochDay()),
                rate.getRate().setScale(SCALE).unscaledValue().longValueExact(),
                rate.getPublishedAt());
    }

    public static FxRate toEvent(Rate rate) {
        return new FxRate(
                rate.currency(),
                LocalDate.ofEpochDay(rate.day()),
                BigDecimal.valueOf(rate.nanos(), SCALE),
                rate.publishedAt());
    }

    public static PublishedRate toState(Rate rate) {
        return new PublishedRate(
                rate.currency(), rate.day(), rate.nanos(), rate.publishedAt().toEpochMilli());
    }

    public static Rate toDomain(PublishedRate state) {
        return new Rate(
                state.getCurrency(), state.getDay(), state.getNanos(), Instant.ofEpochMilli(state.getPublishedAt()));
    }
}
