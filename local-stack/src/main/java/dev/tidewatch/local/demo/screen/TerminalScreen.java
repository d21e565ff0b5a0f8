package dev.tidewatch.local.demo.screen;

import java.io.IOError;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;

/** The whole terminal, redrawn in place: only what has changed is written. */
public final class TerminalScreen implements Screen {

    private final Terminal terminal;
    private final Display display;
    private final Attributes before;
    private final PrintWriter out;
    private final boolean colours;
    private final HeldLog log = new HeldLog();
    private volatile Size size;
    private List<Line> last = List.of();

    private TerminalScreen(Terminal terminal, PrintWriter out, boolean colours) {
        this.terminal = terminal;
        this.out = out;
        this.colours = colours;
        display = new Display(terminal, true);
        // Asking takes a process of its own: once, and again when the window changes.
        size = terminal.getSize();
        Signals.register("WINCH", () -> size = terminal.getSize());
        // Keys pressed do not show; Ctrl-C still interrupts.
        before = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
    }

    /**
     * Takes over the terminal of this process.
     *
     * @param out for what is to be left on it afterwards
     */
    public static TerminalScreen open(PrintWriter out, boolean colours) throws IOException {
        // Without native signals: this process handles SIGINT itself.
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .nativeSignals(false)
                .build();
        try {
            return new TerminalScreen(terminal, out, colours);
        } catch (IOError e) {
            throw new IOException("the terminal does not answer; --plain needs none", e);
        }
    }

    @Override
    public void show(List<Line> lines, String summary) {
        last = lines;
        Size now = size;
        display.resize(now.getRows(), now.getColumns());
        List<AttributedString> shown = new ArrayList<>();
        for (Line line : lines.subList(0, Math.min(lines.size(), now.getRows()))) {
            shown.add(new AttributedString(line.cutTo(now.getColumns()).text(), style(line.look())));
        }
        display.update(shown, 0);
    }

    @Override
    public void close() {
        terminal.puts(Capability.exit_ca_mode);
        terminal.puts(Capability.cursor_visible);
        terminal.setAttributes(before);
        terminal.flush();
        try {
            terminal.close();
        } catch (IOException e) {
            // It is given back as it is.
        }
        last.forEach(line -> out.println(line.text()));
        out.flush();
        log.close();
    }

    private AttributedStyle style(Line.Look look) {
        if (!colours) {
            return AttributedStyle.DEFAULT;
        }
        return switch (look) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case STRONG -> AttributedStyle.BOLD;
            case FAINT -> AttributedStyle.DEFAULT.faint();
            case GAIN -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case LOSS -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
    }
}
