package dev.tidewatch.domain.vector.layout;

import dev.tidewatch.domain.vector.FigureVector;
import dev.tidewatch.domain.vector.Measure;
import dev.tidewatch.domain.vector.PairMeasure;
import dev.tidewatch.domain.vector.SliceMeasure;
import dev.tidewatch.domain.vector.Window;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The numbers that a vector's components have where they are stored: a measure its id, a pair of a window one below 0 that is
 * made of both ids. Where a component stands in memory says nothing about them, so one more measure or window shifts none.
 */
public final class FigureLayout {

    /** So many windows stand together, and with them the first eight pairs, by far the most frequent, take one byte. */
    private static final int WINDOWS_TOGETHER = 8;

    /** Between a window and the one eight ids on: more than there will be pairs of eight windows. */
    private static final int NEXT_WINDOWS = 1024;

    private static final int NONE = -1;

    private static final int[] IDS = ids();
    private static final int[] MEASURES = places(true);
    private static final int[] PAIRS = places(false);
    private static final List<SliceMeasure> SLICES = slices();

    /** The fingerprint of all names and ids: state that was written under others has another. */
    public static final int FINGERPRINT = fingerprint();

    private FigureLayout() {}

    /** The number of the component at a place in memory. */
    public static int id(int index) {
        return IDS[index];
    }

    /** The place in memory of a stored component. */
    public static int index(int id) {
        int[] known = id < 0 ? PAIRS : MEASURES;
        int at = id < 0 ? ~id : id;
        if (at >= known.length || known[at] == NONE) {
            throw unknown("figure " + id);
        }
        return known[at];
    }

    /** Returns the measure with an id. */
    public static SliceMeasure slice(int id) {
        if (id < 0 || id >= SLICES.size()) {
            throw unknown("slice " + id);
        }
        return SLICES.get(id);
    }

    /** Every name and its id, a line each. */
    static List<String> declared() {
        List<String> lines = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            lines.add("measure " + measure.id() + " " + measure);
        }
        for (PairMeasure pair : PairMeasure.values()) {
            lines.add("pair " + pair.id() + " " + pair);
        }
        for (Window window : Window.values()) {
            lines.add("window " + window.id() + " " + window);
        }
        for (SliceMeasure slice : SliceMeasure.values()) {
            lines.add("slice " + slice.id() + " " + slice);
        }
        return lines;
    }

    private static int pair(int window, int pair) {
        int together = pair * WINDOWS_TOGETHER + window % WINDOWS_TOGETHER;
        return ~(together + window / WINDOWS_TOGETHER * NEXT_WINDOWS);
    }

    private static int[] ids() {
        int[] ids = new int[FigureVector.SIZE];
        for (Measure measure : Measure.values()) {
            ids[measure.index()] = measure.id();
        }
        for (Window window : Window.values()) {
            for (PairMeasure pair : PairMeasure.values()) {
                ids[pair.of(window)] = pair(window.id(), pair.id());
            }
        }
        return ids;
    }

    /** By id, or by the complement of those below 0. */
    private static int[] places(boolean measures) {
        int most = 0;
        for (int id : IDS) {
            most = Math.max(most, measures ? id : ~id);
        }
        int[] places = new int[most + 1];
        Arrays.fill(places, NONE);
        for (int index = 0; index < IDS.length; index++) {
            if (IDS[index] >= 0 == measures) {
                places[measures ? IDS[index] : ~IDS[index]] = index;
            }
        }
        return places;
    }

    private static List<SliceMeasure> slices() {
        SliceMeasure[] slices = new SliceMeasure[SliceMeasure.values().length];
        for (SliceMeasure slice : SliceMeasure.values()) {
            slices[slice.id()] = slice;
        }
        return List.of(slices);
    }

    private static int fingerprint() {
        CRC32 crc = new CRC32();
        crc.update(String.join("\n", declared()).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    private static IllegalStateException unknown(String what) {
        return new IllegalStateException("the state has " + what
                + ", which this build does not know: a newer build wrote it; start that build again");
    }
}
