package dev.tidewatch.local.replay;

import dev.tidewatch.app.jsonl.JsonLinesReader;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.local.WorkDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;

/** A replay for other commands: on a stack of its own, which leaves nothing but the output files. */
public final class ReplayRun {

    private ReplayRun() {}

    /** Replays the file into the directory; the last instant whose due effects show. */
    public static Instant of(String input, Instant until, Path output, Settings settings, PrintWriter err)
            throws IOException {
        try (JsonLinesReader lines = JsonLinesReader.open(input);
                WorkDirectory work = WorkDirectory.of(null);
                LocalStack stack = LocalStack.in(work.stack());
                Replay replay = new Replay(stack, settings, err)) {
            return replay.run(new Replay.Request(lines, false, until, WantedRows.ALL, output, work.state()))
                    .until();
        }
    }
}
