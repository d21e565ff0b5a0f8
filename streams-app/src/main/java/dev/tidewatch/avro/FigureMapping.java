package dev.tidewatch.avro;

import dev.tidewatch.domain.metric.FigureDay;
import dev.tidewatch.domain.metric.FigureVector;
import dev.tidewatch.domain.metric.Segment;
import dev.tidewatch.domain.metric.SegmentDays;
import dev.tidewatch.state.FigureComponent;
import java.util.ArrayList;
import java.util.List;

/** Figures as kept in state and sent between tasks: only components that are not 0. */
public final class FigureMapping {

    private FigureMapping() {}

    public static List<FigureComponent> toAvro(FigureVector vector) {
        List<FigureComponent> components = new ArrayList<>();
        for (int place = 0; place < FigureVector.SIZE; place++) {
            long amount = vector.get(place);
            if (amount != 0) {
                components.add(new FigureComponent(place, amount));
            }
        }
        return components;
    }

    public static FigureVector toDomain(List<FigureComponent> components) {
        if (components.isEmpty()) {
            return FigureVector.ZERO;
        }
        long[] amounts = new long[FigureVector.SIZE];
        for (FigureComponent component : components) {
            amounts[component.getPlace()] = component.getAmount();
        }
        return FigureVector.of(amounts);
    }

    public static dev.tidewatch.state.FigureDay toAvro(FigureDay day) {
        return new dev.tidewatch.state.FigureDay(toAvro(day.total()), toAvro(day.pending()), day.revisions());
    }

    public static FigureDay toDomain(dev.tidewatch.state.FigureDay day) {
        return new FigureDay(toDomain(day.getTotal()), toDomain(day.getPending()), day.getRevisions());
    }

    public static dev.tidewatch.state.SegmentDays toAvro(Segment segment, SegmentDays days) {
        return new dev.tidewatch.state.SegmentDays(
                segment.dimension(), segment.value(), days.touched(), days.begun(), days.changed());
    }

    public static SegmentDays toDomain(dev.tidewatch.state.SegmentDays days) {
        return new SegmentDays(days.getTouched(), days.getBegun(), days.getChanged());
    }
}
