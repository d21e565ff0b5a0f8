package dev.tidewatch.local.demo.screen;

import java.util.List;

/** Shows the figures. */
public interface Screen extends AutoCloseable {

    /**
     * Replaces what was shown before, where the screen can.
     *
     * @param summary of the lines, for where only one fits
     */
    void show(List<Line> lines, String summary);

    /** What is shown last stays to be read. */
    @Override
    void close();
}
