/**
 * Keeps what the output topics hold, so that it can be asked for: read as any other consumer reads them, into a store on disk
 * that is made anew at every start, so that memory does not grow with the history.
 */
@NullMarked
package dev.tidewatch.app.views;

import org.jspecify.annotations.NullMarked;
