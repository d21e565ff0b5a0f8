/** One running instance as its users meet it: its name and directory, and its HTTP server with all that answers there. */
@NullMarked
package dev.tidewatch.app.serve;

import org.jspecify.annotations.NullMarked;
