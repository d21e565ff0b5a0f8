package dev.tidewatch.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far long work has come: a bar on a terminal, a line a step elsewhere. */
public final class Progress implements AutoCloseable {

    /** System property: standard error is a terminal, as the launcher found. */
    private static final String TERMINAL = "tidewatch.terminal";

    private static final int REDRAW_MS = 200;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    public static Progress of(String step, long total, PrintWriter err) {
        if (!Boolean.getBoolean(TERMINAL)) {
            err.println(step);
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(step)
                .setInitialMax(total)
                .setUpdateIntervalMillis(REDRAW_MS)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .build());
    }

    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
