/** The Model Context Protocol: an assistant asks the API by tools, and changes nothing. */
@NullMarked
package dev.tidewatch.app.mcp;

import org.jspecify.annotations.NullMarked;
