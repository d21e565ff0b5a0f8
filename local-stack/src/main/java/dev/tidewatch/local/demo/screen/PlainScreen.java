package dev.tidewatch.local.demo.screen;

import java.io.PrintWriter;
import java.util.List;

/** A line after the other, for files and pipes. */
public final class PlainScreen implements Screen {

    private final PrintWriter out;

    public PlainScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(List<Line> lines, String summary) {
        out.println(summary);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
