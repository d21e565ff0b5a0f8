package dev.tidewatch.avro;

import dev.tidewatch.domain.metric.FigureDay;
import dev.tidewatch.domain.metric.FigureVector;
import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.domain.metric.SegmentDays;
import dev.tidewatch.state.FigureComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures as kept in state and sent between tasks: only components that are not 0. */
public final class FigureMapping {

    /** Above every place of the vector's layout. */
    private static final int FIRST_CURRENCY = 100_000;

    private static final int CURRENCY_LETTERS = 3;
    private static final int ALPHABET = 26;

    private FigureMapping() {}

    public static List<FigureComponent> toAvro(FigureVector vector) {
        List<FigureComponent> components = new ArrayList<>();
        for (int place = 0; place < FigureVector.SIZE; place++) {
            long amount = vector.get(place);
            if (amount != 0) {
                components.add(new FigureComponent(place, amount));
            }
        }
        vector.natives().forEach((currency, micros) -> components.add(new FigureComponent(place(currency), micros)));
        return components;
    }

    public static FigureVector toDomain(List<FigureComponent> components) {
        if (components.isEmpty()) {
            return FigureVector.ZERO;
        }
        long[] amounts = new long[FigureVector.SIZE];
        SortedMap<String, Long> natives = new TreeMap<>();
        for (FigureComponent component : components) {
            if (component.getPlace() < FIRST_CURRENCY) {
                amounts[component.getPlace()] = component.getAmount();
            } else {
                natives.put(currency(component.getPlace()), component.getAmount());
            }
        }
        return FigureVector.of(amounts, natives);
    }

    /** The three letters as digits. */
    private static int place(String currency) {
        int digits = 0;
        for (int i = 0; i < CURRENCY_LETTERS; i++) {
            digits = digits * ALPHABET + currency.charAt(i) - 'A';
        }
        return FIRST_CURRENCY + digits;
    }

    private static String currency(int place) {
        char[] letters = new char[CURRENCY_LETTERS];
        int digits = place - FIRST_CURRENCY;
        for (int i = CURRENCY_LETTERS - 1; i >= 0; i--) {
            letters[i] = (char) ('A' + digits % ALPHABET);
            digits /= ALPHABET;
        }
        return String.valueOf(letters);
    }

    public static dev.tidewatch.state.FigureDay toAvro(FigureDay day) {
        return new dev.tidewatch.state.FigureDay(toAvro(day.total()), toAvro(day.pending()), day.revisions());
    }

    public static FigureDay toDomain(dev.tidewatch.state.FigureDay day) {
        return new FigureDay(toDomain(day.getTotal()), toDomain(day.getPending()), day.getRevisions());
    }

    public static dev.tidewatch.state.SegmentDays toAvro(Segment segment, SegmentDays days) {
        return new dev.tidewatch.state.SegmentDays(
                segment.dimension(), segment.value(), days.touched(), days.begun(), days.changed(), days.currencies());
    }

    public static SegmentDays toDomain(dev.tidewatch.state.SegmentDays days) {
        return new SegmentDays(days.getTouched(), days.getBegun(), days.getChanged(), days.getCurrencies());
    }
}
