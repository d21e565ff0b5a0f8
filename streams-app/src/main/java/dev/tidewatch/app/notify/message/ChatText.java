package dev.tidewatch.app.notify.message;

import dev.tidewatch.output.RiskAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a notice as a chat shows them. Chats refuse a message that is too long, so a digest may say how many it leaves out. */
record ChatText(String headline, List<Part> parts, String footnote) {

    private static final int LONGEST_LINE = 600;

    /** Teams takes 28 KB, and JSON may need 6 bytes for a character of a name. */
    private static final int MOST_CHARACTERS = 9_000;

    /** Alerts under a heading. */
    record Part(String heading, List<String> lines) {

        private int characters() {
            return lines.stream().mapToInt(String::length).sum();
        }
    }

    static ChatText of(Notice notice) {
        if (!notice.isDigest()) {
            RiskAlert alert = notice.alerts().get(0);
            return new ChatText(
                    cut(notice.headline()),
                    care(Care.of(alert)),
                    cut(alert.getKind() + " " + alert.getState() + ", " + alert.getAlertId() + " revision "
                            + alert.getRevision()));
        }
        Part open = part("Open", notice.open(), MOST_CHARACTERS);
        Part closed = part("Closed", notice.closed(), MOST_CHARACTERS - open.characters());
        List<Part> parts =
                Stream.of(open, closed).filter(part -> !part.lines().isEmpty()).toList();
        int left = notice.alerts().size() - open.lines().size() - closed.lines().size();
        return new ChatText(notice.headline(), parts, left == 0 ? "" : "and " + left + " more");
    }

    private static Part part(String heading, List<RiskAlert> alerts, int most) {
        List<String> lines = new ArrayList<>();
        int characters = 0;
        for (RiskAlert alert : alerts) {
            String line = cut(Notice.sentence(alert) + owner(alert));
            characters += line.length();
            if (characters > most) {
                break;
            }
            lines.add(line);
        }
        return new Part(heading, lines);
    }

    private static List<Part> care(String care) {
        return care.isEmpty() ? List.of() : List.of(new Part("Who acts", List.of(cut(care))));
    }

    private static String owner(RiskAlert alert) {
        String care = Care.of(alert);
        return care.isEmpty() ? "" : " " + care;
    }

    static ChatText of(DayMessage message) {
        List<String> lines = message.lines();
        return new ChatText(
                message.title(),
                lines.isEmpty() ? List.of() : List.of(new Part(lines.get(0), lines.subList(1, lines.size()))),
                "");
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end) + "...";
    }
}
