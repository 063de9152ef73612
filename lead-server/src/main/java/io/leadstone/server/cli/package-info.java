/**
 * The command line of the server. {@link io.leadstone.server.cli.Leadstone} lists its commands. It converts arguments
 * into settings and commands, and failures into one line and an exit code. Start at {@link
 * io.leadstone.server.cli.Leadstone}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.server.cli;

import org.jspecify.annotations.NullMarked;
