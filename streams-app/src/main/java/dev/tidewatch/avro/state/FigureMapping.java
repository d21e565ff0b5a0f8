package dev.tidewatch.avro.state;

import dev.tidewatch.domain.row.FigureDay;
import dev.tidewatch.domain.row.SegmentDays;
import dev.tidewatch.domain.segment.Segment;
import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Slice;
import dev.tidewatch.domain.vector.layout.FigureLayout;
import dev.tidewatch.state.DayRelease;
import dev.tidewatch.state.FigureComponent;
import dev.tidewatch.state.FigureSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures as kept in state and sent between tasks: only what is not 0. */
public final class FigureMapping {

    private FigureMapping() {}

    private static List<FigureComponent> components(FigureVector vector) {
        List<FigureComponent> components = new ArrayList<>();
        for (int index = 0; index < FigureVector.SIZE; index++) {
            long amount = vector.get(index);
            if (amount != 0) {
                components.add(component(FigureLayout.id(index), amount));
            }
        }
        return components;
    }

    /** The constructor would box both. */
    private static FigureComponent component(int id, long amount) {
        FigureComponent component = new FigureComponent();
        component.setId(id);
        component.setAmount(amount);
        return component;
    }

    private static List<FigureSlice> slices(FigureVector vector) {
        List<FigureSlice> slices = new ArrayList<>(vector.slices().size());
        vector.slices().forEach((slice, amount) -> {
            slices.add(new FigureSlice(slice.measure().id(), slice.value(), amount));
        });
        return slices;
    }

    private static FigureVector toDomain(List<FigureComponent> components, List<FigureSlice> slices) {
        if (components.isEmpty() && slices.isEmpty()) {
            return FigureVector.ZERO;
        }
        long[] amounts = new long[FigureVector.SIZE];
        for (FigureComponent component : components) {
            amounts[FigureLayout.index(component.getId())] = component.getAmount();
        }
        SortedMap<Slice, Long> parts = new TreeMap<>();
        for (FigureSlice slice : slices) {
            parts.put(new Slice(FigureLayout.slice(slice.getMeasure()), slice.getValue()), slice.getAmount());
        }
        return FigureVector.of(amounts, parts);
    }

    public static DayRelease toAvro(int day, FigureVector vector) {
        return new DayRelease(day, components(vector), slices(vector));
    }

    /** A day's differences. */
    public static FigureVector toDomain(DayRelease release) {
        return toDomain(release.getComponents(), release.getSlices());
    }

    public static dev.tidewatch.state.FigureDay toAvro(FigureDay day) {
        return new dev.tidewatch.state.FigureDay(
                components(day.total()),
                slices(day.total()),
                components(day.pending()),
                slices(day.pending()),
                day.revisions());
    }

    public static FigureDay toDomain(dev.tidewatch.state.FigureDay day) {
        return new FigureDay(
                toDomain(day.getTotal(), day.getTotalSlices()),
                toDomain(day.getPending(), day.getPendingSlices()),
                day.getRevisions());
    }

    public static dev.tidewatch.state.SegmentDays toAvro(Segment segment, SegmentDays days) {
        return new dev.tidewatch.state.SegmentDays(
                segment.dimension(), segment.value(), days.touched(), days.begun(), days.changed(), days.currencies());
    }

    public static SegmentDays toDomain(dev.tidewatch.state.SegmentDays days) {
        return new SegmentDays(days.getTouched(), days.getBegun(), days.getChanged(), days.getCurrencies());
    }
}
