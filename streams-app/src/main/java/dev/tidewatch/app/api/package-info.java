/** The HTTP API: what the output topics hold and how the pipeline stands, for the page, for tests and for engineers. */
@NullMarked
package dev.tidewatch.app.api;

import org.jspecify.annotations.NullMarked;
