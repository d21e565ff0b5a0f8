/**
 * The HTTP API: what the output topics hold and how the pipeline stands, for the page, for tests and for engineers. A {@code call} asks;
 * each class here answers at one path; {@code events} tells of what arrives.
 */
@NullMarked
package dev.tidewatch.app.api;

import org.jspecify.annotations.NullMarked;
