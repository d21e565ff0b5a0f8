package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.page.Grid.Column;
import java.util.List;

/** Writes a digest for a mail: styles stand on each element, for mail programs drop style sheets; there are no images, scripts or links. */
public final class DigestHtml {

    private static final String BODY =
            "margin:0;padding:16px;background:#ffffff;color:#1f2328;font:14px/1.45 -apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
    private static final String TITLE = "margin:0 0 8px;font-size:20px";
    private static final String HEADING = "margin:24px 0 6px;font-size:16px";
    private static final String PARAGRAPH = "margin:0 0 6px";
    private static final String TABLE = "border-collapse:collapse;margin:6px 0";
    private static final String HEAD =
            "padding:4px 10px;border-bottom:2px solid #d0d7de;font-weight:600;white-space:nowrap;text-align:";
    private static final String CELL = "padding:4px 10px;border-top:1px solid #d0d7de;text-align:";
    private static final String NOTE = "padding:0 10px 4px;color:#57606a";

    private final StringBuilder html = new StringBuilder();

    private DigestHtml() {}

    /** Returns a whole document. */
    public static String of(DigestPage page) {
        DigestHtml writer = new DigestHtml();
        writer.line("<!DOCTYPE html>");
        writer.line("<html lang=\"en\">");
        writer.line("<head><meta charset=\"utf-8\"><title>" + escaped(page.title()) + "</title></head>");
        writer.line("<body style=\"" + BODY + "\">");
        writer.element("h1", TITLE, page.title());
        page.intro().forEach(sentence -> writer.element("p", PARAGRAPH, sentence));
        for (DigestPage.Section section : page.sections()) {
            writer.element("h2", HEADING, section.title());
            section.sentences().forEach(sentence -> writer.element("p", PARAGRAPH, sentence));
            writer.table(section.grid());
            if (!section.rest().isEmpty()) {
                writer.element("p", PARAGRAPH, section.rest());
            }
        }
        writer.line("</body>");
        writer.line("</html>");
        return writer.html.toString();
    }

    private void table(Grid grid) {
        if (grid.rows().isEmpty()) {
            return;
        }
        List<Column> columns = grid.columns();
        line("<table style=\"" + TABLE + "\">");
        line("<tr>");
        columns.forEach(column ->
                line("<th scope=\"col\" style=\"" + HEAD + side(column) + "\">" + escaped(column.name()) + "</th>"));
        line("</tr>");
        for (Grid.Row row : grid.rows()) {
            line("<tr>");
            for (int i = 0; i < columns.size(); i++) {
                String nowrap = columns.get(i).isNumber() ? ";white-space:nowrap" : "";
                element("td", CELL + side(columns.get(i)) + nowrap, row.cells().get(i));
            }
            line("</tr>");
            for (String note : row.notes()) {
                line("<tr><td colspan=\"" + columns.size() + "\" style=\"" + NOTE + "\">" + escaped(note)
                        + "</td></tr>");
            }
        }
        line("</table>");
    }

    private static String side(Column column) {
        return column.isNumber() ? "right" : "left";
    }

    private void element(String name, String style, String text) {
        line("<" + name + " style=\"" + style + "\">" + escaped(text) + "</" + name + ">");
    }

    private void line(String line) {
        html.append(line).append('\n');
    }

    /** Fit for text and for an attribute in quotes. */
    private static String escaped(String text) {
        return OneLine.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
