/**
 * Attacks of full size on a server process with a small heap. {@link io.leadstone.benchmarks.attack.AttackTable} starts the server, has
 * {@link io.leadstone.benchmarks.attack.AttackProgram} attack it from another process, and measures what other clients notice.
 */
@NullMarked
package io.leadstone.benchmarks.attack;

import org.jspecify.annotations.NullMarked;
