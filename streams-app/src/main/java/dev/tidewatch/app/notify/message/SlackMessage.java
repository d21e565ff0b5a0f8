package dev.tidewatch.app.notify.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message for an incoming webhook of Slack's: blocks, and the text of notifications. Nothing in a customer's name can become
 * a link or a mention: blocks are plain text, and the text escapes {@code &}, {@code <} and {@code >}. The one link is a button to the page.
 */
final class SlackMessage implements PostForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SECTION = 2_900;

    private final @Nullable URI page;

    SlackMessage(@Nullable URI page) {
        this.page = page;
    }

    @Override
    public Post of(Notice notice, Instant attempt) {
        return of(ChatText.of(notice), notice);
    }

    @Override
    public Post of(DayMessage message, Instant attempt) {
        return of(ChatText.of(message), null);
    }

    /** @param notice to which it links; null for no link */
    private Post of(ChatText text, @Nullable Notice notice) {
        ObjectNode json = JSON.createObjectNode();
        json.put("text", escaped(text.headline()));
        ArrayNode blocks = json.putArray("blocks");
        section(blocks, text.headline());
        text.parts().forEach(part -> addPart(blocks, part));
        if (!text.footnote().isEmpty()) {
            ObjectNode context = blocks.addObject().put("type", "context");
            plain(context.putArray("elements").addObject(), text.footnote());
        }
        if (page != null && notice != null) {
            ObjectNode button = blocks.addObject()
                    .put("type", "actions")
                    .putArray("elements")
                    .addObject()
                    .put("type", "button");
            plain(button.putObject("text"), PageLink.title(notice));
            button.put("url", PageLink.of(page, notice));
        }
        return new Post("application/json", Map.of(), json.toString());
    }

    private static void addPart(ArrayNode blocks, ChatText.Part part) {
        StringBuilder lines = new StringBuilder(part.heading()).append('\n');
        for (String line : part.lines()) {
            if (lines.length() + line.length() > LONGEST_SECTION) {
                section(blocks, lines.toString());
                lines.setLength(0);
            }
            lines.append("\u2022 ").append(line).append('\n');
        }
        section(blocks, lines.toString());
    }

    private static void section(ArrayNode blocks, String text) {
        plain(blocks.addObject().put("type", "section").putObject("text"), text);
    }

    private static void plain(ObjectNode text, String value) {
        text.put("type", "plain_text").put("text", value).put("emoji", false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
