package dev.tidewatch.source.csv;

/** Holds what a row says, and the line it begins in. */
record Placed<T>(long line, T said) {}
