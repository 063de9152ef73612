/**
 * The settings of the server. They are read once, from the environment and a properties file, and checked completely.
 * No other package reads the environment. Start at {@link io.leadstone.server.settings.ServerSettings}; the names are
 * in {@link io.leadstone.server.settings.Setting}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.server.settings;

import org.jspecify.annotations.NullMarked;
