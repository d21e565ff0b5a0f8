package dev.tidewatch.local.demo.screen;

/** One line of the screen and how it looks where colours are wanted. */
public record Line(String text, Look look) {

    public enum Look {
        PLAIN,
        STRONG,
        FAINT,
        GAIN,
        LOSS
    }

    public static Line plain(String text) {
        return new Line(text, Look.PLAIN);
    }

    public static Line strong(String text) {
        return new Line(text, Look.STRONG);
    }

    public static Line faint(String text) {
        return new Line(text, Look.FAINT);
    }

    public Line cutTo(int width) {
        return text.length() <= width ? this : new Line(text.substring(0, width), look);
    }
}
