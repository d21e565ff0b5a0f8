package dev.tidewatch.app.notify.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Adaptive Card for a workflow of Teams. Text stands in rich text blocks, which know no Markdown, so that nothing in a
 * customer's name becomes a link.
 */
final class TeamsCard implements PostForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable URI page;

    TeamsCard(@Nullable URI page) {
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
        json.put("type", "message");
        ObjectNode attachment = json.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        ArrayNode body = card.putArray("body");
        line(body, text.headline()).put("weight", "Bolder");
        for (ChatText.Part part : text.parts()) {
            line(body, part.heading()).put("weight", "Bolder");
            part.lines().forEach(line -> line(body, line));
        }
        if (!text.footnote().isEmpty()) {
            line(body, text.footnote()).put("isSubtle", true);
        }
        if (page != null && notice != null) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", PageLink.title(notice))
                    .put("url", PageLink.of(page, notice));
        }
        return new Post("application/json", Map.of(), json.toString());
    }

    private static ObjectNode line(ArrayNode body, String text) {
        ObjectNode block = body.addObject().put("type", "RichTextBlock");
        return block.putArray("inlines").addObject().put("type", "TextRun").put("text", text);
    }
}
