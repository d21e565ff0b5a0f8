package dev.tidewatch.source.csv;

/** What a row says, and the line it begins in. */
record Placed<T>(long line, T said) {}
