package dev.tidewatch.app.notify.message;

import dev.tidewatch.output.RiskAlert;
import java.util.ArrayList;
import java.util.List;

/** The lines of a notice as a chat shows them. Chats refuse a message that is too long, so a digest may say how many it leaves out. */
record ChatText(String headline, List<String> lines, String footnote) {

    private static final int LONGEST_LINE = 600;

    /** Teams takes 28 KB, and JSON may need 6 bytes for a character of a name. */
    private static final int MOST_CHARACTERS = 9_000;

    static ChatText of(Notice notice) {
        if (!notice.isDigest()) {
            RiskAlert alert = notice.alerts().get(0);
            return new ChatText(
                    cut(notice.headline()),
                    List.of(),
                    cut(alert.getKind() + " " + alert.getState() + ", " + alert.getAlertId() + " revision "
                            + alert.getRevision()));
        }
        List<String> lines = new ArrayList<>();
        int characters = 0;
        for (RiskAlert alert : notice.alerts()) {
            String line = cut(Notice.sentence(alert));
            characters += line.length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            lines.add(line);
        }
        int left = notice.alerts().size() - lines.size();
        return new ChatText(notice.headline(), lines, left == 0 ? "" : "and " + left + " more");
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end) + "...";
    }
}
