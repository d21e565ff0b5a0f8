/**
 * JSON Lines files, one record a line, as `ingest` and `replay` read them and as outputs are written: plain, `.gz`, `.zst`, or
 * `-` for the standard streams. What is written can be read back. Every complaint starts with file and line, because the
 * reader of it has the file open in an editor.
 */
@NullMarked
package dev.tidewatch.app.jsonl;

import org.jspecify.annotations.NullMarked;
