package dev.tidewatch.local.demo;

/** One line of the screen and how it looks where colours are wanted. */
record Line(String text, Look look) {

    enum Look {
        PLAIN,
        STRONG,
        FAINT,
        GAIN,
        LOSS
    }

    static Line plain(String text) {
        return new Line(text, Look.PLAIN);
    }

    static Line strong(String text) {
        return new Line(text, Look.STRONG);
    }

    static Line faint(String text) {
        return new Line(text, Look.FAINT);
    }

    Line cutTo(int width) {
        return text.length() <= width ? this : new Line(text.substring(0, width), look);
    }
}
