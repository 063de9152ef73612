/**
 * What the operator chose: the environment or a properties file, read once, checked whole, and never again. It alone reads the
 * environment. Start at {@link io.leadstone.server.settings.ServerSettings}; the names are in
 * {@link io.leadstone.server.settings.Setting}.
 */
@NullMarked
package io.leadstone.server.settings;

import org.jspecify.annotations.NullMarked;
