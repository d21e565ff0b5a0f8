package dev.tidewatch.avro.state;

import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateUsed;
import dev.tidewatch.domain.ledger.movement.Booked;
import dev.tidewatch.domain.ledger.movement.Bookings;
import dev.tidewatch.state.BookedState;
import dev.tidewatch.state.LedgerState;
import dev.tidewatch.state.RateState;
import dev.tidewatch.state.RateUsedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps what is booked in other currencies to and from state. */
final class BookingsMapping {

    private BookingsMapping() {}

    static List<BookedState> opening(Bookings bookings) {
        List<BookedState> opening = new ArrayList<>(bookings.opening().size());
        bookings.opening()
                .forEach((currency, booked) ->
                        opening.add(new BookedState(currency, booked.micros(), booked.waiting())));
        return opening;
    }

    static List<RateUsedState> ratesUsed(Bookings bookings) {
        List<RateUsedState> used = new ArrayList<>(bookings.ratesUsed().size());
        for (RateUsed rate : bookings.ratesUsed()) {
            used.add(new RateUsedState(rate.currency(), rate.day(), toAvro(rate.rate())));
        }
        return used;
    }

    static Bookings toDomain(LedgerState state) {
        if (state.getBooked().isEmpty() && state.getRatesUsed().isEmpty()) {
            return Bookings.NONE;
        }
        SortedMap<String, Booked> opening = new TreeMap<>();
        for (BookedState booked : state.getBooked()) {
            opening.put(booked.getCurrency(), new Booked(booked.getMicros(), booked.getWaiting()));
        }
        List<RateUsed> used = new ArrayList<>(state.getRatesUsed().size());
        for (RateUsedState rate : state.getRatesUsed()) {
            used.add(new RateUsed(rate.getCurrency(), rate.getDay(), toDomain(rate.getCurrency(), rate.getRate())));
        }
        return new Bookings(opening, used);
    }

    private static @Nullable RateState toAvro(@Nullable Rate rate) {
        return rate == null
                ? null
                : new RateState(rate.day(), rate.nanos(), rate.publishedAt().toEpochMilli());
    }

    private static @Nullable Rate toDomain(String currency, @Nullable RateState state) {
        return state == null
                ? null
                : new Rate(currency, state.getDay(), state.getNanos(), Instant.ofEpochMilli(state.getPublishedAt()));
    }
}
